/**
 * A form over something that the server has: it holds the edits alone, so what nobody touched follows the server live,
 * only what changed is sent, and what was typed survives a reload.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSession } from "@/session/session";
import { effectKey, isWireFault, type WireFault } from "@/wire";
import { changesOf, keepDraft, readDraft } from "./drafts";

export interface Form<V extends object> {
  readonly values: V;
  /** The fields that differ from what the server has. */
  readonly changes: Partial<V>;
  readonly isDirty: boolean;
  readonly busy: boolean;
  readonly fault: unknown;
  /** What is typed here was begun before this form was opened. */
  readonly isKept: boolean;
  set(change: Partial<V>): void;
  /** What the server says of the field, or of anything below it. */
  errorOf(path: string): string | undefined;
  submit(): Promise<void>;
  /** Forget the edits. */
  reset(): void;
}

interface Given<V extends object> {
  readonly base: V;
  readonly save: (changes: Partial<V>, values: V) => Promise<void>;
  /** Where unsaved edits are kept; nothing is kept without one (passwords). */
  readonly place?: string;
  /** Fields that are not kept there. */
  readonly unkept?: readonly string[];
}

const NOTHING: readonly string[] = [];

export function useForm<V extends object>({ base, save, place: name, unkept = NOTHING }: Given<V>): Form<V> {
  const { user } = useSession();
  const place = name && `${user.id}.${name}`; // whoever signs in next in this tab finds nothing of it
  const [kept] = useState<Partial<V>>(() => (place ? readDraft(place, base) : {}));
  const [edits, setEdits] = useState<Partial<V>>(kept);
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const changes = useMemo(() => changesOf(base, edits), [base, edits]);
  const values = useMemo(() => ({ ...base, ...edits }), [base, edits]);
  const isDirty = Object.keys(changes).length > 0;
  useEffect(() => {
    if (!place) return;
    const kept = Object.entries(changes).filter(([name]) => !unkept.includes(name));
    keepDraft(place, Object.fromEntries(kept));
  }, [place, unkept, changes]);
  const set = useCallback((change: Partial<V>) => setEdits((old) => ({ ...old, ...change })), []);
  const reset = useCallback(() => {
    setEdits({});
    setFault(null);
    if (place) keepDraft(place, {});
  }, [place]);
  const submit = async () => {
    setBusy(true);
    setFault(null);
    try {
      await save(changes, values);
      reset();
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const errorOf = (path: string) => (isWireFault(fault) ? fault.fieldMessage(path) : undefined);
  const isKept = Object.keys(kept).length > 0 && isDirty;
  return { values, changes, isDirty, busy, fault, isKept, set, errorOf, submit, reset };
}

/** What a fault says that no field of the form shows: it stands below them all. */
export function unclaimedFaults(fault: WireFault, values: object): readonly string[] {
  return fault.fields
    .filter((each) => !((each.path.split(".")[0] ?? "") in values))
    .map((each) => `${each.path}: ${each.message}`);
}

/** Return what gives the same key for the same body, and another one for any other: a retry has one effect. */
export function useEffectKey(): (body: unknown) => string {
  const last = useRef({ body: "", key: "" });
  return useCallback((body) => {
    const text = JSON.stringify(body);
    if (last.current.body !== text) last.current = { body: text, key: effectKey() };
    return last.current.key;
  }, []);
}
