/** What is being written to the ticket: kept in this browser at every letter, on the server a moment later. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "@/session/session";
import { useConnection } from "@/shell";
import { call, type DraftWire, isWireFault } from "@/wire";
import { type Drafts, draftsQuery, type Kind, orNull, setDraft } from "../data/queries";
import { chosen, type DraftContent, EMPTY, isEmpty, joined, keep, placeOf, readKept } from "./store";

const PAUSE = 700;
const AGAIN = 10_000;

export type Saving = "nothing" | "saved" | "saving" | "here";

export interface Draft extends DraftContent {
  /** False until it is known what was begun before. */
  readonly isReady: boolean;
  /** Another number says: show `content` anew. */
  readonly epoch: number;
  readonly saving: Saving;
  /** Why it came back after it was sent. */
  readonly error: string | null;
  readonly change: (change: Partial<DraftContent>) => void;
  readonly replace: (draft: DraftContent) => void;
  readonly current: () => DraftContent;
  /** Have it on the server, or throw the fault. */
  readonly flush: () => Promise<void>;
  /** It was sent: begin anew. */
  readonly clear: () => void;
}

export function useDraft(number: number, kind: Kind): Draft {
  const client = useQueryClient();
  const { user, workspace } = useSession();
  const place = placeOf(`${workspace.id}.${user.id}`, number, kind);
  const { data: served, isError } = useQuery({ ...draftsQuery(number), select: (all: Drafts) => all[kind] });
  const [shown, setShown] = useState<DraftContent & { epoch: number }>();
  const [saving, setSaving] = useState<Saving>("nothing");
  const now = useRef<DraftContent>(EMPTY);
  const isDirty = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());

  const push = useCallback(async () => {
    clearTimeout(timer.current);
    if (!isDirty.current) return;
    const sending = now.current;
    isDirty.current = false;
    setSaving("saving");
    try {
      const known = client.getQueryData(draftsQuery(number).queryKey)?.[kind];
      setDraft(client, number, kind, await save(number, kind, sending, known !== null));
      if (now.current !== sending) return;
      keep(place, sending, true);
      setSaving(isEmpty(sending) ? "nothing" : "saved");
    } catch (error) {
      if (now.current === sending) isDirty.current = true;
      setSaving("here");
      throw error;
    }
  }, [client, number, kind, place]);

  const flush = useCallback(() => {
    running.current = running.current.catch(() => undefined).then(push);
    return running.current;
  }, [push]);
  const later = useCallback(
    (wait: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        flush().catch((error: unknown) => {
          if (isWireFault(error) && (error.isOffline || error.status >= 500 || error.status === 401))
            later(AGAIN);
        });
      }, wait);
    },
    [flush],
  );

  const isKnown = served !== undefined || isError;
  const isReady = shown !== undefined;
  // Written before it is known what was begun elsewhere: it waits for that.
  const isAhead = useRef(false);
  const begins = !isReady && !isKnown;
  const set = useCallback(
    (next: DraftContent, show: boolean) => {
      isAhead.current ||= begins;
      now.current = next;
      isDirty.current = !isAhead.current;
      keep(place, next, false, isAhead.current);
      setShown((old) => ({ ...next, epoch: (old?.epoch ?? 0) + (show ? 1 : 0) }));
      if (!isAhead.current) later(PAUSE);
    },
    [place, later, begins],
  );
  useEffect(() => {
    if (!isAhead.current || !isKnown) return;
    isAhead.current = false;
    const found = served ? contentOf(served) : EMPTY;
    set(joined(found, now.current), !isEmpty(found));
  }, [isKnown, served, set]);

  useEffect(() => {
    const kept = readKept(place);
    if (isReady || !(isKnown || (kept?.synced === false && !kept.ahead))) return;
    const found = chosen(kept, served === undefined ? undefined : served && contentOf(served));
    now.current = found;
    setShown({ ...found, epoch: 0 });
    if (kept && !kept.synced) {
      isDirty.current = true;
      setSaving("here");
      later(0);
    } else setSaving(isEmpty(found) ? "nothing" : "saved");
  }, [isReady, isKnown, served, place, later]);

  const connection = useConnection();
  useEffect(() => {
    if (connection === "live" && isDirty.current) later(0);
  }, [connection, later]);
  useEffect(() => {
    const leave = () => void flush().catch(() => undefined);
    const onHide = () => document.visibilityState === "hidden" && leave();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      leave();
    };
  }, [flush]);

  const clear = useCallback(() => {
    clearTimeout(timer.current);
    now.current = EMPTY;
    isDirty.current = false;
    keep(place, EMPTY, true);
    setDraft(client, number, kind, null);
    setShown((old) => ({ ...EMPTY, epoch: (old?.epoch ?? 0) + 1 }));
    setSaving("nothing");
  }, [client, number, kind, place]);
  const change = useCallback((part: Partial<DraftContent>) => set({ ...now.current, ...part }, false), [set]);
  const replace = useCallback((draft: DraftContent) => set(draft, true), [set]);
  const current = useCallback(() => now.current, []);
  const { content, files, epoch } = shown ?? { ...EMPTY, epoch: 0 };
  const error = served?.error ?? null;
  return { content, files, epoch, isReady, saving, error, change, replace, current, flush, clear };
}

export function contentOf({ content, attachments }: DraftWire): DraftContent {
  return { content, files: attachments };
}

/** `has`: whether the server may have one. */
async function save(
  number: number,
  kind: Kind,
  draft: DraftContent,
  has: boolean,
): Promise<DraftWire | null> {
  const given = { path: { ticket_id: String(number) }, query: { kind } };
  if (isEmpty(draft)) {
    if (has) await orNull(call("DELETE /tickets/{ticket_id}/draft", given));
    return null;
  }
  const body = { content: draft.content, attachments: draft.files.map((each) => each.id) };
  return (await call("PUT /tickets/{ticket_id}/draft", { ...given, body })).data;
}
