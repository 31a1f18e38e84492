/**
 * Short news at the bottom, with a way back: `toast({ text: t.assigned, undo: () => … })`. Undo waits ten seconds,
 * longer while it is pointed at or focused. Anything may call it; `<Toaster />` stands once, in the shell.
 */
import { X } from "lucide-react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { cx } from "@/kit/cx";
import { catalogue, useTexts } from "@/texts";
import { texts as shared } from "./texts";

const texts = catalogue({
  en: { undo: "Undo", news: "News" },
  de: { undo: "Rückgängig", news: "Meldungen" },
});

export interface ToastOptions {
  readonly text: string;
  readonly tone?: "plain" | "bad";
  readonly undo?: () => void;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly seconds?: number;
  /** The moment (in milliseconds) at which it is too late: the seconds until then are shown. */
  readonly until?: number;
  /** The same id replaces what stands there. */
  readonly id?: string;
}
interface Shown extends ToastOptions {
  readonly id: string;
}

const MOST = 4;
let shown: readonly Shown[] = [];
let count = 0;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Show it, and return what takes it away. */
export function toast(options: ToastOptions): () => void {
  const id = options.id ?? `toast-${++count}`;
  set([...shown.filter((each) => each.id !== id), { ...options, id }].slice(-MOST));
  return () => dismiss(id);
}

function dismiss(id: string): void {
  set(shown.filter((each) => each.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toaster() {
  const t = useTexts(texts);
  const toasts = useSyncExternalStore(subscribe, () => shown);
  // Above dialogs, which stand in the body themselves.
  return createPortal(
    <section
      data-toaster
      aria-label={t.news}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-[var(--toast-lift,0px)] z-50 flex flex-col items-center gap-2 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] max-sm:bottom-[calc(3.5rem+var(--toast-lift,0px))]"
    >
      {toasts.map((each) => (
        <Toast key={each.id} toast={each} />
      ))}
    </section>,
    document.body,
  );
}

function Toast({ toast }: { readonly toast: Shown }) {
  const { id, text, tone, undo, action, seconds, until } = toast;
  const t = useTexts(texts);
  const { close } = useTexts(shared);
  const [held, setHeld] = useState(false);
  const given = undo ? { label: t.undo, run: undo } : action;
  const wait = seconds ?? (given ? 10 : 5);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what replaces it stands for its own whole time
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(id), wait * 1000);
    return () => clearTimeout(timer);
  }, [held, toast, wait]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits longer while somebody is there
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={cx(
        "pointer-events-auto flex max-w-full animate-rise items-center gap-3 rounded-lg py-1.5 ps-4 pe-1.5 shadow-high",
        tone === "bad" ? "border border-bad/30 bg-bad-soft text-bad" : "bg-ink text-paper",
      )}
    >
      <span className="min-w-0 break-words py-1">{text}</span>
      {until !== undefined && <Countdown until={until} onEnd={() => dismiss(id)} />}
      {given && (
        <button
          type="button"
          className="h-control-small shrink-0 rounded-md px-2 font-semibold underline-offset-2 hover:underline"
          onClick={() => {
            given.run();
            // A dialog behind asks where the click was, so the button must outlive it.
            setTimeout(() => dismiss(id));
          }}
        >
          {given.label}
        </button>
      )}
      <button
        type="button"
        aria-label={close}
        className="flex size-control-small shrink-0 items-center justify-center rounded-md opacity-70 hover:opacity-100"
        onClick={() => setTimeout(() => dismiss(id))}
      >
        <X className="size-4" />
      </button>
    </div>
  );
}

/** For eyes only: ears are told once that there is something to undo. */
function Countdown({ until, onEnd }: { readonly until: number; readonly onEnd: () => void }) {
  const [left, setLeft] = useState(() => Math.ceil((until - Date.now()) / 1000));
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setInterval(() => {
      const next = Math.ceil((until - Date.now()) / 1000);
      setLeft(next);
      if (next <= 0) end.current();
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <span aria-hidden className="min-w-5 text-end tabular-nums opacity-70">
      {Math.max(0, left)}
    </span>
  );
}
