/**
 * Who else is here: looking, or writing. We say the same of ourselves, every twenty seconds and at every change; of the
 * others the stream tells.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { cx } from "@/kit/cx";
import { Avatar, Tooltip } from "@/parts";
import { useSession } from "@/session/session";
import { useConnection, useLive } from "@/shell";
import { useTexts } from "@/texts";
import { call, type PresenceWire } from "@/wire";
import { type News, presentAfter } from "./data/present";
import { presenceKey, presenceQuery } from "./data/queries";
import { texts } from "./texts";

const BEAT = 20_000;
/** Who types says so at most this often, and is only looking again this long after the last letter. */
const TYPING = 8000;
const MOST = 4;

/** Be present; returns what is called at every letter. */
export function usePresence(number: number): () => void {
  const client = useQueryClient();
  const { user } = useSession();
  const typed = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    async (state: "viewing" | "typing" | "gone") => {
      try {
        const given = {
          path: { ticket_id: String(number) },
          body: { state },
          keepalive: state === "gone",
        };
        const present = await call("PUT /tickets/{ticket_id}/presence", given);
        if (state !== "gone") client.setQueryData(presenceKey(number), present);
      } catch {
        // Nobody is told of us for now; the next beat tries again.
      }
    },
    [client, number],
  );
  const beat = useCallback(() => {
    if (document.visibilityState !== "visible") return;
    void tell(Date.now() - typed.current < TYPING ? "typing" : "viewing");
  }, [tell]);
  useLive("presence", ({ data }) => {
    const news = data as unknown as News;
    if (news.ticket_id !== `tkt_${number}`) return;
    // Another tab of ours was closed: we are still here.
    if (news.user.id === user.id) return void (news.state === "gone" && beat());
    client.setQueryData(presenceKey(number), (old: { data: PresenceWire[] } | undefined) => ({
      data: presentAfter(old?.data ?? [], news),
    }));
  });
  useEffect(() => {
    const onChange = () => (document.visibilityState === "visible" ? beat() : void tell("gone"));
    beat();
    const beats = setInterval(beat, BEAT);
    document.addEventListener("visibilitychange", onChange);
    return () => {
      clearInterval(beats);
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", onChange);
      void tell("gone");
    };
  }, [tell, beat]);
  return useCallback(() => {
    const now = Date.now();
    if (now - typed.current > TYPING) void tell("typing");
    typed.current = now;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void tell("viewing"), TYPING);
  }, [tell]);
}

function useOthers(number: number): readonly PresenceWire[] {
  const isLive = useConnection() === "live";
  return useQuery(presenceQuery(number, isLive)).data?.data ?? NOBODY;
}
const NOBODY: readonly never[] = [];

export function Present({ number }: { readonly number: number }) {
  const others = useOthers(number);
  if (others.length === 0) return null;
  return (
    <ul className="me-1.5 flex shrink-0 items-center -space-x-1.5">
      {others.slice(0, MOST).map((each) => (
        <li key={each.user.id}>
          <Somebody present={each} />
        </li>
      ))}
      {others.length > MOST && <li className="ps-2.5 text-faint text-small">+{others.length - MOST}</li>}
    </ul>
  );
}

function Somebody({ present: { user, state } }: { readonly present: PresenceWire }) {
  const t = useTexts(texts);
  const isTyping = state === "typing";
  const said = (isTyping ? t.typing : t.viewing)(user.name);
  return (
    <Tooltip text={said}>
      <span role="img" aria-label={said} className="relative block rounded-full ring-2 ring-paper">
        <Avatar name={user.name} />
        <span
          aria-hidden
          className={cx(
            "absolute -end-0.5 -bottom-0.5 size-2.5 rounded-full ring-2 ring-paper",
            isTyping ? "animate-pulse bg-warn" : "bg-good",
          )}
        />
      </span>
    </Tooltip>
  );
}

/** "Ada is writing", above the composer. */
export function TypingLine({ number }: { readonly number: number }) {
  const t = useTexts(texts);
  const typing = useOthers(number).filter((each) => each.state === "typing");
  return (
    <p role="status" className="px-5 text-faint text-small empty:hidden">
      {typing.length > 0 && (
        <span className="block animate-appear py-1">
          {t.typing(typing.map((each) => each.user.name).join(", "))}
        </span>
      )}
    </p>
  );
}
