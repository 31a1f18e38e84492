/**
 * One or several of many, found by typing. `items` are filtered here, or by the server when `onSearch` is given.
 *
 *     <Combobox label={t.assignee} items={agents} value={id} onChange={setId} trigger={<Button>…</Button>} />
 */
import { Command } from "cmdk";
import { Check, ChevronDown, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cx } from "@/kit/cx";
import { useTexts } from "@/texts";
import { Button } from "./button";
import { useField } from "./field";
import { LINE } from "./menu";
import { Popover } from "./popover";
import { Spinner } from "./spinner";
import { texts } from "./texts";

export interface ComboboxItem {
  readonly value: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly hint?: string;
}

interface Props {
  readonly label: string;
  readonly items: readonly ComboboxItem[];
  /** The chosen value, or values: then it stays open and choosing again takes away. */
  readonly value: string | null | readonly string[];
  readonly onChange: (value: string) => void;
  readonly onSearch?: (text: string) => void;
  readonly onCreate?: (text: string) => void;
  readonly loading?: boolean;
  /** A dialog that opens gives it the focus. */
  readonly first?: boolean;
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Combobox({ label, value, onChange, trigger, open, onOpenChange, first, ...list }: Props) {
  const t = useTexts(texts);
  const field = useField();
  const [own, setOwn] = useState(false);
  const show = onOpenChange ?? setOwn;
  const chosen = typeof value === "string" ? [value] : (value ?? []);
  const named = list.items.filter((each) => chosen.includes(each.value)).map((each) => each.label);
  const button = (
    <Button
      {...field}
      data-autofocus={first}
      data-shows // what is chosen, also where nothing can be
      className="w-full px-2.5 font-normal"
      aria-label={field.id ? undefined : label}
    >
      <span className={cx("min-w-0 flex-1 truncate text-start", named.length === 0 && "text-faint")}>
        {named.join(", ") || t.choose}
      </span>
      <ChevronDown className="size-4 text-faint" />
    </Button>
  );
  const choose = (next: string) => {
    onChange(next);
    if (!Array.isArray(value)) show(false);
  };
  return (
    <Popover
      label={label}
      open={open ?? own}
      onOpenChange={show}
      trigger={trigger ?? button}
      className="w-64 p-0"
    >
      <Choices {...list} label={label} chosen={chosen} onChoose={choose} />
    </Popover>
  );
}

interface ChoicesProps
  extends Pick<Props, "label" | "items" | "onSearch" | "onCreate" | "loading" | "first"> {
  readonly chosen: readonly string[];
  readonly onChoose: (value: string) => void;
}

/** The list alone, for popovers and dialogs of one's own. */
export function Choices(props: ChoicesProps) {
  const { label, items, chosen, onChoose, onSearch, onCreate, loading, first } = props;
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const [active, setActive] = useState("");
  const isNew =
    onCreate && text.trim() && !items.some((each) => each.label.toLowerCase() === text.trim().toLowerCase());
  const search = (next: string) => {
    setText(next);
    onSearch?.(next);
  };
  // What the server finds comes a moment later: the first of it is at hand for Enter, not one that is gone.
  const values = [...items.map((each) => each.value), ...(isNew ? [`new ${text}`] : [])];
  const held = { value: values.includes(active) ? active : (values[0] ?? ""), onValueChange: setActive };
  return (
    <Command label={label} shouldFilter={!onSearch} loop {...(onSearch ? held : {})}>
      <div className="flex items-center gap-2 border-line border-b px-3">
        <Command.Input
          value={text}
          data-autofocus={first}
          onValueChange={search}
          placeholder={t.search}
          className="h-control min-w-0 flex-1 bg-transparent outline-none"
        />
        {loading && <Spinner className="text-faint" />}
      </div>
      {!loading && !isNew && <Command.Empty className="p-3 text-faint">{t.nothingFound}</Command.Empty>}
      <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
        {items.map((each) => (
          <Command.Item
            key={each.value}
            value={each.value}
            keywords={[each.label, ...(each.hint ? [each.hint] : [])]}
            onSelect={() => onChoose(each.value)}
            className={cx(LINE, "data-[selected=true]:bg-hover")}
          >
            {each.icon && (
              // The label says it already.
              <span aria-hidden className="contents">
                {each.icon}
              </span>
            )}
            <span className="min-w-0 flex-1 truncate">
              {each.label}
              {each.hint && <span className="ms-1.5 text-faint text-small">{each.hint}</span>}
            </span>
            {chosen.includes(each.value) && <Check className="size-4 shrink-0 text-mark" />}
          </Command.Item>
        ))}
        {isNew && (
          <Command.Item
            forceMount
            value={`new ${text}`}
            onSelect={() => onCreate(text.trim())}
            className={cx(LINE, "data-[selected=true]:bg-hover")}
          >
            <Plus className="size-4 text-faint" />
            <span className="truncate">{t.create(text.trim())}</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}
