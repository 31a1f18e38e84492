/** The search and the chips: what the list is narrowed to, each part to be changed or taken away. */
import { Plus, Search, X } from "lucide-react";
import { type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { lazily } from "@/kit/patient";
import { Button, Choices, Popover, SkeletonRows } from "@/parts";
import { useTexts } from "@/texts";
import type { Change } from "./chip-editor";
import { useChipSaid } from "./chip-said";
import { type ChipName, chipsOf, OFFERED, without } from "./chips";
import { type Filter, isEmptyFilter } from "./filter";
import { texts } from "./texts";
import { useLoadedAhead } from "./use-loaded-ahead";

const loadEditor = () => import("./chip-editor");
const ChipEditor = lazily(loadEditor, "ChipEditor");

interface Props {
  readonly filter: Filter;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Opened by a key. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

export function FilterBar({ filter, onChange, onClear, search, adding, onAdding }: Props) {
  const t = useTexts(texts);
  const chips = chipsOf(filter);
  useLoadedAhead(loadEditor);
  return (
    <div className="flex w-full min-w-0 flex-wrap items-center gap-1.5">
      <SearchBox
        value={filter.search ?? ""}
        box={search}
        onChange={(text) => onChange({ search: text || undefined })}
      />
      <ul
        aria-label={t.filters}
        className="contents max-sm:order-last max-sm:flex max-sm:w-full max-sm:gap-1.5 max-sm:overflow-x-auto max-sm:pb-1"
      >
        {chips.map((chip) => (
          <li key={chip} className="flex min-w-0 max-w-full max-sm:max-w-none max-sm:shrink-0">
            <FilterChip chip={chip} filter={filter} onChange={onChange} />
          </li>
        ))}
      </ul>
      <AddFilter filter={filter} onChange={onChange} open={adding} onOpen={onAdding} />
      {!isEmptyFilter(filter) && chips.length > 1 && (
        <Button small tone="quiet" className="max-sm:hidden" onClick={onClear}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

const PATIENCE = 300;

/** What is typed is searched a moment after the last letter; the address keeps it. */
function SearchBox({ value, box, onChange }: SearchProps) {
  const t = useTexts(texts);
  const [text, setText] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    // Another view, or the way back: the address wins.
    setSent(value);
    setText(value);
  }
  const send = (next: string) => {
    setSent(next);
    onChange(next);
  };
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  useEffect(() => {
    if (text.trim() === sent) return;
    const timer = setTimeout(() => latest.current(text.trim()), PATIENCE);
    return () => clearTimeout(timer);
  }, [text, sent]);
  return (
    <search className="relative flex w-48 items-center max-sm:w-auto max-sm:flex-1">
      <Search aria-hidden className="pointer-events-none absolute start-2 size-3.5 text-faint" />
      <input
        ref={box}
        type="search"
        aria-label={t.focusSearch}
        placeholder={t.search}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") send(text.trim());
          if (event.key === "Escape") {
            event.preventDefault();
            if (text) setText("");
            else event.currentTarget.blur();
          }
        }}
        className="h-control-small w-full rounded-md border border-line bg-paper ps-7 pe-2 text-small outline-none transition-colors [&::-webkit-search-cancel-button]:hidden hover:border-edge focus-visible:border-mark focus-visible:outline-2 focus-visible:outline-mark/45 focus-visible:outline-offset-0"
      />
    </search>
  );
}
interface SearchProps {
  readonly value: string;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onChange: (text: string) => void;
}

interface ChipProps {
  readonly chip: ChipName;
  readonly filter: Filter;
  readonly onChange: (change: Change) => void;
}

function FilterChip({ chip, filter, onChange }: ChipProps) {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  const said = useChipSaid(chip, filter);
  const isFlag = chip === "unread" || chip === "snoozed" || chip === "unassigned";
  const trigger = (
    <button
      type="button"
      className="flex h-full min-w-0 items-center gap-1 rounded-s-md ps-2 pe-1.5 text-soft outline-offset-[-2px] transition-colors hover:bg-hover data-[state=open]:bg-press"
    >
      {!isFlag && <span className="shrink-0 text-faint">{t.names[chip]}</span>}
      <span className="truncate font-medium text-ink">{said}</span>
    </button>
  );
  return (
    <span className="inline-flex h-control-small min-w-0 items-center overflow-hidden rounded-md border border-line bg-raised text-small">
      <Popover
        label={t.names[chip]}
        trigger={trigger}
        open={open}
        onOpenChange={setOpen}
        className="w-64 p-0"
      >
        <Suspense fallback={<SkeletonRows count={3} />}>
          <ChipEditor chip={chip} filter={filter} onChange={onChange} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover>
      <button
        type="button"
        aria-label={t.removeFilter(t.names[chip])}
        onClick={() => onChange(without(chip))}
        className="flex h-full w-6 shrink-0 items-center justify-center border-line border-s text-faint outline-offset-[-2px] transition-colors hover:bg-hover hover:text-ink pointer-coarse:w-9"
      >
        <X aria-hidden className="size-3" />
      </button>
    </span>
  );
}

function AddFilter({ filter, onChange, open, onOpen }: AddProps) {
  const t = useTexts(texts);
  const [chip, setChip] = useState<ChipName>();
  const set = (next: boolean) => {
    onOpen(next);
    if (next) setChip(undefined);
  };
  const items = OFFERED.map((name) => ({ value: name, label: t.names[name] }));
  const trigger = (
    <Button small tone="quiet" icon={<Plus aria-hidden className="size-3.5" />}>
      {t.filter}
    </Button>
  );
  return (
    <Popover label={t.filter} trigger={trigger} open={open} onOpenChange={set} className="w-64 p-0">
      {chip === undefined ? (
        <Choices
          label={t.filter}
          items={items}
          chosen={chipsOf(filter)}
          onChoose={(name) => setChip(name as ChipName)}
        />
      ) : (
        <Suspense fallback={<SkeletonRows count={3} />}>
          <ChipEditor key={chip} chip={chip} filter={filter} onChange={onChange} onDone={() => set(false)} />
        </Suspense>
      )}
    </Popover>
  );
}
interface AddProps {
  readonly filter: Filter;
  readonly onChange: (change: Change) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}
