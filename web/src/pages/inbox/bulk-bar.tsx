/** What can be done with the chosen tickets, floating above the list while any are chosen. */
import {
  AlarmClock,
  CheckCheck,
  CircleDashed,
  Ellipsis,
  type LucideIcon,
  Mail,
  MailOpen,
  Merge,
  SignalHigh,
  Tag,
  Trash2,
  UserPlus,
  X,
} from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton, Menu } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import type { Asking } from "./act-dialog";
import { actTexts } from "./texts-acts";

interface Props {
  readonly count: number;
  readonly onAsk: (asking: Asking) => void;
  readonly onRead: (kind: "read" | "unread") => void;
  readonly onSolve: () => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

const ASKINGS: readonly (readonly [asking: Asking, Icon: LucideIcon, keys: string])[] = [
  ["assign", UserPlus, "a"],
  ["status", CircleDashed, "shift+s"],
  ["priority", SignalHigh, "p"],
  ["tags", Tag, "l"],
  ["snooze", AlarmClock, "s"],
];

export function BulkBar({ count, onAsk, onSolve, onRead, onDelete, onClear }: Props) {
  const t = useTexts(actTexts);
  const mayWrite = useMay("write");
  useLiftedToasts();
  const marks = [
    { kind: "read", Icon: MailOpen },
    { kind: "unread", Icon: Mail },
  ] as const;
  const more = [
    { label: t.merge, icon: <Merge />, keys: "m", run: () => setTimeout(onAsk, 0, "merge") },
    ...marks.map(({ kind, Icon }) => ({ label: t[kind], icon: <Icon />, run: () => onRead(kind) })),
    "line" as const,
    { label: t.remove, icon: <Trash2 />, keys: "#", danger: true, run: onDelete },
  ];
  return (
    <div
      role="toolbar"
      aria-label={t.bar}
      className="absolute inset-x-0 bottom-4 z-20 mx-auto flex w-fit max-w-[calc(100%-1rem)] animate-rise items-center gap-1 max-sm:gap-0 rounded-xl border border-line bg-raised p-1.5 shadow-high"
    >
      <span role="status" className="whitespace-nowrap px-2 font-medium text-small tabular-nums">
        <span className="sm:hidden" aria-hidden>
          {count}
        </span>
        <span className="max-sm:sr-only">{t.chosen(count)}</span>
      </span>
      {mayWrite ? (
        <>
          <Doing label={t.solve} Icon={CheckCheck} keys="e" run={onSolve} />
          {ASKINGS.map(([asking, Icon, keys]) => (
            <Doing key={asking} label={t[asking]} Icon={Icon} keys={keys} run={() => onAsk(asking)} />
          ))}
          <Menu
            trigger={<IconButton small label={t.more} icon={<Ellipsis className="size-4" />} />}
            items={more}
            side="top"
            align="end"
          />
        </>
      ) : (
        marks.map(({ kind, Icon }) => (
          <Doing key={kind} label={t[kind]} Icon={Icon} run={() => onRead(kind)} />
        ))
      )}
      <IconButton small label={t.clear} keys="escape" icon={<X className="size-4" />} onClick={onClear} />
    </div>
  );
}

interface DoingProps {
  readonly label: string;
  readonly Icon: LucideIcon;
  readonly keys?: string;
  readonly run: () => void;
}

/** A word where there is room, else a sign. */
function Doing({ label, Icon, run, ...keys }: DoingProps) {
  return (
    <>
      <Button
        small
        tone="quiet"
        {...keys}
        className="max-xl:hidden"
        icon={<Icon aria-hidden className="size-3.5" />}
        onClick={run}
      >
        {label}
      </Button>
      <span className="xl:hidden">
        <IconButton small label={label} {...keys} icon={<Icon className="size-4" />} onClick={run} />
      </span>
    </>
  );
}

/** Toasts stand above the bar, not on it. */
function useLiftedToasts(): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--toast-lift", "3.75rem");
    return () => {
      style.removeProperty("--toast-lift");
    };
  }, []);
}
