/** Sending, taking back, and seeing it through: also when the page that it was sent from is gone. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { usePreferences } from "@/shell";
import { useTexts } from "@/texts";
import { type ConversationWire, call, isWireFault, type Many_ConversationWire_, sayingIn } from "@/wire";
import { draftsQuery, type Kind, messagesQuery, partKey, setDraft } from "../data/queries";
import { type Held, hold, isHeld, letGo } from "./outbox";
import type { DraftContent } from "./store";
import { texts } from "./texts";
import { contentOf, type Draft } from "./use-draft";

/** A message is a draft again: who shows the composer of that ticket puts it there. */
export const CAME_BACK = "parley:came-back";
export interface CameBack extends DraftContent {
  readonly number: number;
  readonly kind: Kind;
}

const LOOK_EVERY = 1500;
const LOOKS = 10;
const pathOf = (number: number) => ({ ticket_id: String(number) });

/** Take a message back: `undo(held)`. */
export function useUndoSend(): (held: Held) => void {
  const client = useQueryClient();
  const router = useRouter();
  const t = useTexts(texts);
  const sayFault = useFaultToast();
  return useCallback(
    (held) => {
      const path = { ...pathOf(held.number), held_id: held.id };
      const back = async () => {
        const { data } = await call("POST /tickets/{ticket_id}/held/{held_id}/undo", { path });
        setDraft(client, held.number, held.kind, data);
        bringBack(held);
        await router.navigate({ to: "/tickets/$number", params: { number: String(held.number) } });
      };
      back().catch((error: unknown) => {
        if (isWireFault(error) && error.status === 404) toast({ text: t.tooLate, tone: "bad" });
        else sayFault(error);
      });
    },
    [client, router, t, sayFault],
  );
}

function bringBack(held: Held): void {
  letGo(held.id);
  const { number, kind, content, files } = held;
  dispatchEvent(new CustomEvent<CameBack>(CAME_BACK, { detail: { number, kind, content, files } }));
}

/** Send the draft; throws the fault of what could not be sent, which is then still a draft. */
export function useSend(number: number, kind: Kind, draft: Draft): (status?: string) => Promise<void> {
  const client = useQueryClient();
  const { chosen } = usePreferences();
  const { user } = useSession();
  const undo = useUndoSend();
  const t = useTexts(texts);
  return async (status) => {
    const said = draft.current();
    await draft.flush();
    const seconds = Math.max(0, Math.min(60, Math.round(chosen.undo_seconds)));
    const { data } = await call("POST /tickets/{ticket_id}/draft/send", {
      path: pathOf(number),
      query: { kind },
      body: { undo_seconds: seconds, ...(status ? { status } : {}) },
    });
    const sendsAt = Date.now() + seconds * 1000;
    const held: Held = {
      ...said,
      id: data.id,
      author: user.id,
      number,
      kind,
      since: Date.parse(data.sends_at),
      sendsAt,
    };
    hold(held);
    draft.clear();
    void follow(client, held, t.cameBack);
    if (seconds === 0) return;
    const undoable = { undo: () => undo(held), seconds, until: sendsAt };
    toast({ id: held.id, text: kind === "note" ? t.noteSent : t.replySent, ...undoable });
  };
}

/** Look for it until it is part of the conversation; what could not be written is a draft again. */
export async function follow(client: QueryClient, held: Held, cameBack: string): Promise<void> {
  await pause(held.sendsAt - Date.now() + 400);
  for (let look = 0; look < LOOKS && isHeld(held.id); look++) {
    await client.invalidateQueries({ queryKey: partKey(held.number, "messages") }).catch(() => undefined);
    const known = client.getQueryData<{ pages: Many_ConversationWire_[] }>(
      messagesQuery(held.number).queryKey,
    );
    const messages = known?.pages.flatMap((page) => page.data) ?? [];
    if (messages.some((each) => isIt(each, held))) return letGo(held.id);
    const drafts = await client
      .fetchQuery({ ...draftsQuery(held.number), staleTime: 0 })
      .catch(() => undefined);
    const draft = drafts?.[held.kind];
    if (draft?.error) {
      const say = await sayingIn(document.documentElement.lang);
      bringBack({ ...held, ...(held.content ? {} : contentOf(draft)) });
      toast({ text: `${cameBack} ${say(draft.error)}`, tone: "bad", seconds: 30 });
      return;
    }
    await pause(LOOK_EVERY);
  }
  letGo(held.id);
}

/** Whether a message is the one that was held: mine, of its kind, and written when its moment had come. */
export function isIt(message: ConversationWire, held: Held): boolean {
  const isNote = held.kind === "note";
  return (
    message.internal === isNote &&
    message.author.id === held.author &&
    Date.parse(message.created_at) >= held.since - 50
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
