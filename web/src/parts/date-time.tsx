/** A moment in the person's zone: relative or absolute on the page, in full where it is pointed at. */
import { useSyncExternalStore } from "react";
import { type Moment, useFormat } from "@/texts";

interface Props {
  readonly at: Moment;
  /** `relative`: 3 hours ago. `short`: 3h. `date`, `time` and `full` are of the calendar. */
  readonly show?: "relative" | "short" | "date" | "time" | "full";
  readonly className?: string;
}

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 30_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, anew every half minute: one clock for all that is on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

export function DateTime({ at, show = "relative", className }: Props) {
  const format = useFormat();
  const present = useNow();
  const text = show === "relative" || show === "short" ? format[show](at, present) : format[show](at);
  return (
    <time dateTime={new Date(at).toISOString()} title={format.full(at)} className={className}>
      {text}
    </time>
  );
}
