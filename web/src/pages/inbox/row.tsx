/**
 * One ticket in the list: a line where there is room, three short lines where there is not. A plain link, since the
 * router's own costs more than the rest of the row together, at every row that scrolls by.
 */
import { AlarmClock, Check } from "lucide-react";
import { type MouseEvent, memo, useEffect, useRef } from "react";
import { cx } from "@/kit/cx";
import { Avatar, Badge, DateTime, PriorityIcon, StatusDot } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import { Looking } from "./row-looking";
import type { Row } from "./rows";
import { texts } from "./texts";

export interface RowProps {
  readonly row: Row;
  readonly statusName: string | undefined;
  readonly isNarrow: boolean;
  readonly isActive: boolean;
  /** The keyboard moved here: the focus follows. */
  readonly takesFocus: boolean;
  readonly isSelected: boolean;
  readonly isSelecting: boolean;
  readonly byCreation: boolean;
  readonly onSelect: (row: Row, range: boolean) => void;
  readonly onOpen: (row: Row) => void;
  /** Pointed at: it may be opened next. */
  readonly onNear: (row: Row) => void;
}

export const TicketRow = memo(function TicketRow(props: RowProps) {
  const { row, isActive, takesFocus, isSelected, isNarrow, onSelect, onOpen, onNear } = props;
  const t = useTexts(texts);
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const click = (event: MouseEvent) => {
    if (event.shiftKey) {
      event.preventDefault();
      onSelect(row, true);
    } else if (!(event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onOpen(row);
    }
  };
  return (
    <div
      className={cx(
        "group/row relative flex h-full items-stretch border-line border-b -outline-offset-2 outline-mark/70 transition-colors hover:bg-hover has-[a:focus-visible]:outline-2",
        isSelected && "bg-chosen",
        row.mark === "left" && "bg-side italic line-through decoration-faint",
        isActive &&
          "before:absolute before:inset-y-0 before:start-0 before:z-10 before:w-0.5 before:rounded-full before:bg-mark",
      )}
    >
      <SelectBox {...props} />
      <a
        ref={link}
        href={`/app/tickets/${row.number}`}
        aria-current={isActive ? "true" : undefined}
        onClick={click}
        onPointerEnter={() => onNear(row)}
        className="flex min-w-0 flex-1 select-none items-center gap-2.5 pe-pad outline-none"
      >
        {isNarrow ? <Narrow {...props} /> : <Wide {...props} />}
        {row.mark === "left" && <span className="sr-only">{t.left}</span>}
      </a>
    </div>
  );
});

/** Not an input: letters pressed while it has the focus are shortcuts still. */
function SelectBox({ row, isSelected, isSelecting, onSelect }: RowProps) {
  const t = useTexts(texts);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    <button
      type="button"
      role="checkbox"
      aria-checked={isSelected}
      aria-label={t.select(row.subject)}
      onClick={(event) => onSelect(row, event.shiftKey)}
      className="flex w-9 shrink-0 items-center justify-center outline-offset-[-2px] pointer-coarse:w-11"
    >
      <span
        className={cx(
          "flex size-4 items-center justify-center rounded-sm border transition-opacity",
          isSelected ? "border-mark bg-mark text-on-mark" : "border-edge bg-paper",
          !(isSelected || isSelecting) &&
            "opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100",
        )}
      >
        {isSelected && <Check aria-hidden className="size-3" strokeWidth={3} />}
      </span>
    </button>
  );
}

function Wide(props: RowProps) {
  const { row, statusName } = props;
  return (
    <>
      <Unread row={row} />
      <PriorityIcon priority={row.priority} />
      <StatusDot state={row.state} {...(statusName ? { name: statusName } : {})} />
      <CustomerName row={row} className="w-40 shrink-0" />
      <span className="flex min-w-0 flex-1 items-baseline gap-2">
        <Subject row={row} className="shrink-0 max-w-[62%]" />
        <Preview row={row} />
      </span>
      <Tags row={row} most={3} />
      <Snoozed row={row} />
      <Looking row={row} />
      <When {...props} className="w-14 text-end" />
      <Assignee row={row} />
    </>
  );
}

function Narrow(props: RowProps) {
  const { row, statusName } = props;
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <Unread row={row} />
        <CustomerName row={row} className="min-w-0 flex-1" />
        <Snoozed row={row} />
        <When {...props} />
      </span>
      <span className="flex items-center gap-2">
        <StatusDot state={row.state} {...(statusName ? { name: statusName } : {})} />
        <Subject row={row} className="min-w-0 flex-1" />
        {(row.priority === "urgent" || row.priority === "high") && <PriorityIcon priority={row.priority} />}
      </span>
      <span className="flex items-center gap-2 ps-5.5">
        <span className="flex min-w-0 flex-1">
          <Preview row={row} />
        </span>
        <Looking row={row} />
        <Assignee row={row} />
      </span>
    </span>
  );
}

interface Piece {
  readonly row: Row;
  readonly className?: string;
}

function Unread({ row }: Piece) {
  const t = useTexts(texts);
  return (
    <span
      className={cx("size-2 shrink-0 rounded-full", row.unread && "bg-mark")}
      title={row.unread ? t.unread : undefined}
    >
      {row.unread && <span className="sr-only">{t.unread}</span>}
    </span>
  );
}

function CustomerName({ row: { customer, unread }, className }: Piece) {
  const t = useTexts(texts);
  return (
    <span className={cx("truncate", unread ? "font-semibold" : "text-soft", className)} dir="auto">
      {customer.name || customer.email || t.noCustomer}
    </span>
  );
}

function Subject({ row, className }: Piece) {
  return (
    <span className={cx("truncate", row.unread ? "font-semibold" : "font-medium", className)} dir="auto">
      {row.subject}
    </span>
  );
}

function Preview({ row: { last_message } }: Piece) {
  const t = useTexts(texts);
  if (!last_message) return null;
  const { author_type, author_name, type, preview } = last_message;
  const who = author_type === "customer" ? "" : `${author_name}: `;
  return (
    <span className="min-w-0 truncate text-faint" dir="auto">
      {type === "note" && (
        <span className="me-1.5 rounded-sm bg-note-soft px-1 text-note text-tiny">{t.team}</span>
      )}
      {who}
      {preview}
    </span>
  );
}

function Tags({ row: { tags }, most }: Piece & { readonly most: number }) {
  if (tags.length === 0) return null;
  const more = tags.length - most;
  return (
    <span
      className="hidden max-w-64 shrink-0 items-center gap-1 overflow-hidden @4xl:flex"
      title={tags.join(", ")}
    >
      {tags.slice(0, most).map((tag) => (
        <Badge key={tag} className="max-w-24">
          <span className="truncate">{tag}</span>
        </Badge>
      ))}
      {more > 0 && <span className="text-faint text-tiny">+{more}</span>}
    </span>
  );
}

function Snoozed({ row: { snoozed_until } }: Piece) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!snoozed_until) return null;
  const said = t.snoozedUntil(`${format.date(snoozed_until)}, ${format.time(snoozed_until)}`);
  return (
    <span className="flex shrink-0 text-plum" title={said}>
      <AlarmClock aria-hidden className="size-3.5" />
      <span className="sr-only">{said}</span>
    </span>
  );
}

/** What the list is sorted by; else when somebody last said something. */
function When({ row, byCreation, className }: RowProps & { readonly className?: string }) {
  const at = byCreation ? row.created_at : (row.last_message?.created_at ?? row.updated_at);
  return (
    <DateTime
      at={at}
      show="short"
      className={cx("shrink-0 whitespace-nowrap text-faint text-small", className)}
    />
  );
}

function Assignee({ row: { assignee } }: Piece) {
  const t = useTexts(texts);
  if (!assignee) {
    return (
      <span className="size-6 shrink-0 rounded-full border border-edge border-dashed" title={t.unassigned}>
        <span className="sr-only">{t.unassigned}</span>
      </span>
    );
  }
  return (
    <span className="flex shrink-0" title={assignee.name}>
      <Avatar name={assignee.name} />
      <span className="sr-only">{assignee.name}</span>
    </span>
  );
}
