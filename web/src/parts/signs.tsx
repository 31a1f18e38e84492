/** Where a ticket stands and how much it presses, as signs that differ in shape, not in colour alone. */
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { texts } from "./texts";

export type State = "open" | "in_progress" | "pending" | "on_hold" | "solved" | "closed";
export type Priority = "urgent" | "high" | "medium" | "low";

const COLORS: Record<State, string> = {
  open: "text-info",
  in_progress: "text-mark",
  pending: "text-warn",
  on_hold: "text-faint",
  solved: "text-good",
  closed: "text-faint",
};

interface StatusProps {
  readonly state: State;
  /** The workspace's own name for it. */
  readonly name?: string;
  /** With the name beside it; else the name is for ears and the title. */
  readonly named?: boolean;
}

export function StatusDot({ state, name, named }: StatusProps) {
  const t = useTexts(texts);
  const said = name ?? t.state[state];
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5" title={named ? undefined : said}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={cx("size-3.5 shrink-0", COLORS[state])}>
        <Shape state={state} />
      </svg>
      <span className={named ? "truncate" : "sr-only"}>{said}</span>
    </span>
  );
}

function Shape({ state }: { readonly state: State }) {
  const ring = { fill: "none", stroke: "currentColor", strokeWidth: 2 } as const;
  if (state === "solved" || state === "closed") {
    return (
      <>
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path
          d={state === "solved" ? "m5 8.2 2.1 2.1L11 6.2" : "M5.5 8h5"}
          {...ring}
          stroke="var(--paper)"
          strokeLinecap="round"
        />
      </>
    );
  }
  return (
    <>
      <circle
        cx="8"
        cy="8"
        r="6"
        {...ring}
        strokeDasharray={state === "open" ? undefined : state === "on_hold" ? "2 2.7" : undefined}
      />
      {state === "in_progress" && <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />}
      {state === "pending" && <path d="M8 4.6V8l2.3 1.6" {...ring} strokeWidth={1.6} strokeLinecap="round" />}
      {state === "on_hold" && (
        <path d="M6.5 5.8v4.4m3-4.4v4.4" {...ring} strokeWidth={1.6} strokeLinecap="round" />
      )}
    </>
  );
}

export function PriorityIcon({ priority, named }: { readonly priority: Priority; readonly named?: boolean }) {
  const t = useTexts(texts);
  const said = t.priority[priority];
  return (
    <span className="inline-flex items-center gap-1.5" title={named ? undefined : said}>
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className={cx("size-4 shrink-0", priority === "urgent" ? "text-bad" : "text-soft")}
      >
        {priority === "urgent" ? <Urgent /> : <Bars filled={{ high: 3, medium: 2, low: 1 }[priority]} />}
      </svg>
      <span className={named ? "" : "sr-only"}>{said}</span>
    </span>
  );
}

function Urgent() {
  return (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3.5" fill="currentColor" />
      <path d="M8 4.5v4.2m0 2.6v.1" stroke="var(--paper)" strokeWidth="2" strokeLinecap="round" />
    </>
  );
}

function Bars({ filled }: { readonly filled: number }) {
  return [1, 2, 3].map((bar) => (
    <rect
      key={bar}
      x={bar * 4 - 2.2}
      y={12.5 - bar * 3}
      width="2.8"
      height={bar * 3 + 1}
      rx="1"
      fill="currentColor"
      opacity={bar <= filled ? 1 : 0.28}
    />
  ));
}
