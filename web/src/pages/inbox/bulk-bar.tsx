/** What can be done with the chosen tickets, floating above the list while any are chosen. */
import {
  AlarmClock,
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
import { useTexts } from "@/texts";
import type { Asking } from "./act-dialog";
import { actTexts } from "./texts-acts";

interface Props {
  readonly count: number;
  readonly mayWrite: boolean;
  readonly onAsk: (asking: Asking) => void;
  readonly onRead: (kind: "read" | "unread") => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

const ASKINGS: readonly (readonly [asking: Asking, Icon: LucideIcon, keys: string])[] = [
  ["assign", UserPlus, "a"],
  ["status", CircleDashed, "s"],
  ["priority", SignalHigh, "p"],
  ["tags", Tag, "l"],
  ["snooze", AlarmClock, "h"],
];

export function BulkBar({ count, mayWrite, onAsk, onRead, onDelete, onClear }: Props) {
  const t = useTexts(actTexts);
  useLiftedToasts();
  const more = [
    {
      label: t.merge,
      icon: <Merge />,
      keys: "m",
      disabled: !mayWrite,
      run: () => setTimeout(onAsk, 0, "merge"),
    },
    { label: t.read, icon: <MailOpen />, run: () => onRead("read") },
    { label: t.unread, icon: <Mail />, run: () => onRead("unread") },
    "line" as const,
    { label: t.remove, icon: <Trash2 />, keys: "#", danger: true, disabled: !mayWrite, run: onDelete },
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
      {mayWrite &&
        ASKINGS.map(([asking, Icon, keys]) => (
          <span key={asking} className="contents">
            <Button
              small
              tone="quiet"
              keys={keys}
              className="max-lg:hidden"
              icon={<Icon aria-hidden className="size-3.5" />}
              onClick={() => onAsk(asking)}
            >
              {t[asking]}
            </Button>
            <span className="lg:hidden">
              <IconButton
                small
                label={t[asking]}
                keys={keys}
                icon={<Icon className="size-4" />}
                onClick={() => onAsk(asking)}
              />
            </span>
          </span>
        ))}
      <Menu
        trigger={<IconButton small label={t.more} icon={<Ellipsis className="size-4" />} />}
        items={more}
        side="top"
        align="end"
      />
      <IconButton small label={t.clear} keys="escape" icon={<X className="size-4" />} onClick={onClear} />
    </div>
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
