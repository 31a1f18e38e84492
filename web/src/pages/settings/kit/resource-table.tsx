/** The rows of a settings page: the title opens one, the menu at the end does the rest; a filter where there are many. */
import { Eye, MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Banner, Button, Card, type Column, IconButton, Input, Menu, type MenuItem, Table } from "@/parts";
import { useTexts } from "@/texts";
import { MOST_ROWS } from "@/wire";
import type { Resource } from "./resource";
import { texts } from "./texts";

/** A filter is offered from so many rows on, and so many are drawn at once. */
const MANY = 12;
const SHOWN = 200;

interface Props<R extends { id: string }, V extends object> {
  readonly resource: Resource<R, V>;
  readonly rows: readonly R[];
  readonly onOpen: (id: string) => void;
  readonly onRemove: (row: R) => void;
}

export function ResourceTable<R extends { id: string }, V extends object>(props: Props<R, V>) {
  const { resource, rows, onOpen, onRemove } = props;
  const t = useTexts(texts);
  const [text, setText] = useState("");
  const [shown, setShown] = useState(SHOWN);
  const found = rows.filter((row) => matches(resource.titleOf(row), text));
  const columns: readonly Column<R>[] = [
    {
      key: "title",
      title: resource.texts.title,
      className: "w-2/5 min-w-20 max-w-0 @max-[30rem]:w-full @[30rem]:min-w-28",
      cell: titleCell,
    },
    ...resource.columns,
    { key: "menu", title: <span className="sr-only">…</span>, className: "w-10 text-end", cell: menuCell },
  ];
  return (
    <>
      {!resource.mayChange && <Banner>{t.readOnly}</Banner>}
      {rows.length >= MANY && (
        <Input
          type="search"
          aria-label={t.filter}
          placeholder={t.filter}
          value={text}
          className="max-w-xs"
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Card bare>
        {found.length === 0 ? (
          <p className="p-pad text-soft">{t.noMatch}</p>
        ) : (
          <Table
            label={resource.texts.title}
            columns={columns}
            rows={found.slice(0, shown)}
            keyOf={(row) => row.id}
          />
        )}
      </Card>
      {found.length > shown && (
        <Button className="self-center" onClick={() => setShown(shown + SHOWN)}>
          {t.more(Math.min(SHOWN, found.length - shown))}
        </Button>
      )}
      {rows.length >= MOST_ROWS && <p className="text-faint text-small">{t.notAll(MOST_ROWS)}</p>}
    </>
  );

  function titleCell(row: R) {
    return (
      <button
        type="button"
        onClick={() => (resource.onTitle ? resource.onTitle(row) : onOpen(row.id))}
        className="flex min-h-control-small w-full min-w-0 items-center gap-2 rounded-sm text-start font-medium hover:underline"
      >
        {resource.title?.(row) ?? <span className="truncate">{resource.titleOf(row)}</span>}
      </button>
    );
  }

  function menuCell(row: R) {
    if (!resource.mayChange) return null;
    const name = resource.titleOf(row);
    const items: MenuItem[] = [
      resource.update
        ? { label: t.edit, icon: <Pencil />, run: () => onOpen(row.id) }
        : { label: t.view, icon: <Eye />, run: () => onOpen(row.id) },
      ...(resource.menu?.(row) ?? []),
    ];
    if (resource.remove) {
      const label = resource.texts.remove ?? t.remove;
      items.push("line", { label, icon: <Trash2 />, danger: true, run: () => onRemove(row) });
    }
    return (
      <Menu
        align="end"
        items={items}
        trigger={<IconButton small label={t.actions(name)} icon={<MoreHorizontal className="size-4" />} />}
      />
    );
  }
}

/** Whether every word of the text is in the name, whatever the case. */
export function matches(name: string, text: string): boolean {
  const has = name.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => has.includes(word));
}
