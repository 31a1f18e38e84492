/** Lines of the panel: a name, and a value that is a quiet button until it is wanted. */
import { ChevronRight } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { cx } from "@/kit/cx";
import { Chip, Combobox, type ComboboxItem } from "@/parts";
import { useMay } from "@/session/session";

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function Row({ label, children }: RowProps) {
  return (
    <div className="flex min-h-control-small min-w-0 items-start gap-2">
      <span
        className="flex min-h-control-small w-24 shrink-0 items-center text-faint text-small"
        title={label}
      >
        <span className="min-w-0 truncate">{label}</span>
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

const VALUE = "flex min-h-control-small w-full min-w-0 items-center gap-2 px-2 text-start";

/** A value as it stands there for those who may not change it. */
export function Plain({ isEmpty, children }: Pick<ValueProps, "isEmpty" | "children">) {
  return <div className={cx(VALUE, "[overflow-wrap:anywhere]", isEmpty && "text-faint")}>{children}</div>;
}

/** The same of several. */
export function Listed({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return <Plain isEmpty>–</Plain>;
  return (
    <ul className="flex min-h-control-small flex-wrap items-center gap-1 ps-1">
      {words.map((each) => (
        <li key={each} className="flex min-w-0">
          <Chip>{each}</Chip>
        </li>
      ))}
    </ul>
  );
}

interface ValueProps extends ComponentProps<"button"> {
  readonly isEmpty?: boolean;
}

export function Value({ isEmpty, className, children, ...rest }: ValueProps) {
  return (
    <button
      type="button"
      className={cx(
        VALUE,
        "rounded-md hover:bg-hover data-[state=open]:bg-hover",
        isEmpty && "text-faint",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}

interface PickProps {
  readonly label: string;
  readonly items: readonly ComboboxItem[];
  readonly value: string | null;
  /** What to call no value; without it there must be one. */
  readonly none?: string;
  readonly onChange: (value: string | null) => void;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  /** Instead of the chosen item's own sign and label. */
  readonly shown?: ReactNode;
}

/** One of many. */
export function Pick({ label, items, value, none, onChange, open, onOpenChange, shown }: PickProps) {
  const mayWrite = useMay("write");
  const chosen = items.find((each) => each.value === value);
  const isEmpty = !chosen && !shown;
  const said = (
    <>
      {shown ?? (
        <span aria-hidden className="flex shrink-0 empty:hidden">
          {chosen?.icon}
        </span>
      )}
      <span className="min-w-0 truncate">{!shown && (chosen?.label ?? none ?? "–")}</span>
    </>
  );
  if (!mayWrite) return <Plain isEmpty={isEmpty}>{said}</Plain>;
  const offered = none === undefined ? items : [{ value: "", label: none }, ...items];
  return (
    <Combobox
      label={label}
      items={offered}
      value={value ?? ""}
      onChange={(next) => {
        if (next !== (value ?? "")) onChange(next === "" ? null : next);
      }}
      {...(open === undefined || !onOpenChange ? {} : { open, onOpenChange })}
      trigger={
        <Value isEmpty={isEmpty}>
          <span className="sr-only">{label}: </span>
          {said}
        </Value>
      }
    />
  );
}

interface SectionProps {
  readonly title: ReactNode;
  readonly name: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const PLACE = "parley.ticket.folded";

/** A part of the panel that can be folded away, which is remembered. */
export function Section({ title, name, action, children }: SectionProps) {
  const [folded, setFolded] = useState(() => read().includes(name));
  const toggle = () => {
    const next = !folded;
    setFolded(next);
    write(next ? [...read(), name] : read().filter((each) => each !== name));
  };
  return (
    <section className="border-line border-b px-pad py-3 last:border-0">
      <header className="flex min-h-control-small items-center gap-1">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={!folded}
            onClick={toggle}
            className="-ms-1 flex items-center gap-1 rounded-sm px-1 font-semibold text-small hover:bg-hover"
          >
            <ChevronRight
              aria-hidden
              className={cx(
                "size-3.5 text-faint transition-transform rtl:-scale-x-100",
                !folded && "rotate-90",
              )}
            />
            {title}
          </button>
        </h2>
        {action}
      </header>
      {!folded && <div className="pt-1">{children}</div>}
    </section>
  );
}

function read(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "[]");
    return Array.isArray(found) ? found.map(String) : [];
  } catch {
    return [];
  }
}

function write(names: readonly string[]): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(names));
  } catch {
    // Storage is full or forbidden: it is folded as long as the page lasts.
  }
}
