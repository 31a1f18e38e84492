/** Who else is here: looking, or writing. We say the same of ourselves, every twenty seconds and at every change. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { cx } from "@/kit/cx";
import { Avatar, Tooltip } from "@/parts";
import { useTexts } from "@/texts";
import { call, type PresenceWire } from "@/wire";
import { presenceQuery } from "./data/queries";
import { texts } from "./texts";

const BEAT = 20_000;
/** Who types says so at most this often, and is only looking again this long after the last letter. */
const TYPING = 8000;
const MOST = 4;

/** Be present; returns what is called at every letter. */
export function usePresence(number: number): () => void {
  const client = useQueryClient();
  const typed = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useCallback(
    async (state: "viewing" | "typing" | "gone") => {
      try {
        const given = { path: { ticket_id: String(number) }, body: { state } };
        const present = await call("PUT /tickets/{ticket_id}/presence", given);
        if (state !== "gone") client.setQueryData(presenceQuery(number).queryKey, present);
      } catch {
        // Nobody is told of us for now; the next beat tries again.
      }
    },
    [client, number],
  );
  useEffect(() => {
    const beat = () => {
      if (document.visibilityState !== "visible") return;
      void tell(Date.now() - typed.current < TYPING ? "typing" : "viewing");
    };
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
  }, [tell]);
  return useCallback(() => {
    const now = Date.now();
    if (now - typed.current > TYPING) void tell("typing");
    typed.current = now;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void tell("viewing"), TYPING);
  }, [tell]);
}

export function Present({ number }: { readonly number: number }) {
  const { data } = useQuery(presenceQuery(number));
  const others = data?.data ?? [];
  if (others.length === 0) return null;
  return (
    <ul className="flex shrink-0 items-center -space-x-1.5">
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
  const { data } = useQuery(presenceQuery(number));
  const typing = (data?.data ?? []).filter((each) => each.state === "typing");
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
