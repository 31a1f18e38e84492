/**
 * A list of actions at a button: `<Menu trigger={<IconButton …/>} items={[…]} />`. An item with `items` opens a second
 * list; "line" draws one between.
 */
import { Check, ChevronRight } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { Kbd } from "./kbd";

export interface MenuAction {
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly run?: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly checked?: boolean;
  readonly items?: readonly MenuItem[];
  readonly key?: string;
}
export type MenuItem = MenuAction | "line";

interface Props {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom" | "right";
  /** A heading that cannot be chosen. */
  readonly heading?: ReactNode;
}

export const LAYER =
  "z-40 max-h-(--radix-popper-available-height) animate-rise overflow-y-auto rounded-lg border border-line bg-raised p-1 text-body shadow-high outline-none";
export const LINE =
  "flex min-h-control-small w-full select-none items-center gap-2 rounded-md px-2 py-1 text-start outline-none data-[highlighted]:bg-hover data-[disabled]:opacity-45";

export function Menu({ trigger, items, align = "start", side = "bottom", heading }: Props) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(LAYER, "min-w-48")}
        >
          {heading && (
            <DropdownMenu.Label className="px-2 py-1.5 text-faint text-small">{heading}</DropdownMenu.Label>
          )}
          <Items items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item, at) => {
    const key = item === "line" ? `line-${at}` : (item.key ?? `${at}`);
    if (item === "line") return <DropdownMenu.Separator key={key} className="my-1 h-px bg-line" />;
    return item.items ? <More key={key} item={item} /> : <Action key={key} item={item} />;
  });
}

function Action({ item }: { readonly item: MenuAction }) {
  const inside = <Inside item={item} />;
  const props = {
    className: cx(LINE, item.danger && "text-bad"),
    disabled: item.disabled ?? false,
    onSelect: () => item.run?.(),
  };
  if (item.checked === undefined) return <DropdownMenu.Item {...props}>{inside}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...props} checked={item.checked}>
      {inside}
    </DropdownMenu.CheckboxItem>
  );
}

function Inside({ item }: { readonly item: MenuAction }) {
  return (
    <>
      {item.icon && (
        <span className="flex size-4 shrink-0 items-center justify-center text-faint [&_svg]:size-4">
          {item.icon}
        </span>
      )}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.checked && <Check aria-hidden className="size-4 text-mark" />}
      {item.keys && <Kbd keys={item.keys} faint />}
    </>
  );
}

function More({ item }: { readonly item: MenuAction }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger
        className={cx(LINE, "data-[state=open]:bg-hover")}
        disabled={item.disabled ?? false}
      >
        <Inside item={{ ...item, items: [] }} />
        <ChevronRight aria-hidden className="size-4 text-faint rtl:-scale-x-100" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent sideOffset={4} collisionPadding={8} className={cx(LAYER, "min-w-44")}>
          <Items items={item.items ?? []} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
