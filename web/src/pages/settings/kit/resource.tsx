/**
 * A settings page over one kind of thing: a table of them, a sheet to make and change one, and a question before one is
 * deleted. A page says what differs; see tags/page.tsx for the shortest.
 */
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, type Column, EmptyState, ErrorState, type MenuItem, SkeletonRows } from "@/parts";
import { versionOf } from "@/wire";
import { Editor } from "./editor";
import type { Form } from "./form";
import { useOpen } from "./open";
import { SettingsPage } from "./page";
import { Removal } from "./removal";
import { ResourceTable } from "./resource-table";

export interface ResourceTexts {
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  readonly newTitle: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly deleteTitle: (name: string) => string;
  readonly deleteHint: string;
  readonly deleted: (name: string) => string;
  /** "Delete", where another word is the right one ("Revoke"). */
  readonly remove?: string;
}

export interface Rows<R> {
  readonly data: R[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export interface Resource<R extends { id: string }, V extends object> {
  /** The first word of its queries; unsaved forms are kept under it, too. */
  readonly name: string;
  readonly texts: ResourceTexts;
  readonly icon: ReactNode;
  readonly rows: Rows<R>;
  readonly mayChange: boolean;
  /** For those who manage the workspace alone, also to look at. */
  readonly admin?: boolean;
  readonly titleOf: (row: R) => string;
  /** The title as it stands in the table, when it is more than text. */
  readonly title?: (row: R) => ReactNode;
  readonly columns: readonly Column<R>[];
  readonly get: (id: string) => Promise<{ data: R }>;
  readonly valuesOf: (row: R | null) => V;
  /** `key` is the key of one effect: pressing twice after a lost answer makes one thing. */
  readonly create: (values: V, key: string) => Promise<unknown>;
  /** Without it one can be made and deleted, and never changed. */
  readonly update?: (row: R, changes: Partial<V>, version: number | undefined) => Promise<unknown>;
  readonly remove?: (row: R) => Promise<unknown>;
  readonly form: (form: Form<V>, row: R | null) => ReactNode;
  readonly menu?: (row: R) => readonly MenuItem[];
  readonly wide?: boolean;
  /** Above the table: a filter, a banner. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
  /** What a click on the title does, when it does not open the sheet. */
  readonly onTitle?: (row: R) => void;
  /** Fields that are not kept in the tab (secrets). */
  readonly unkept?: readonly (keyof V & string)[];
}

export function ResourcePage<R extends { id: string }, V extends object>(props: {
  readonly resource: Resource<R, V>;
}) {
  const { resource } = props;
  const [open, setOpen] = useOpen();
  const [doomed, setDoomed] = useState<R | null>(null);
  const { texts: said, mayChange } = resource;
  const add = mayChange && (
    <Button tone="main" icon={<Plus className="size-4" />} onClick={() => setOpen("new")}>
      {said.add}
    </Button>
  );
  const hasRows = Boolean(resource.rows.data?.length);
  return (
    <SettingsPage
      title={said.title}
      hint={said.hint}
      admin={resource.admin ?? false}
      actions={
        <>
          {resource.actions}
          {hasRows && add}
        </>
      }
    >
      {resource.above}
      <Body resource={resource} add={add} onOpen={setOpen} onRemove={setDoomed} />
      {resource.below}
      {open === "new" && mayChange && (
        <Editor key="new" resource={resource} row={null} onClose={() => setOpen(null)} />
      )}
      {open && open !== "new" && (
        <Loaded key={open} id={open} resource={resource} onClose={() => setOpen(null)} />
      )}
      {doomed && <Removal resource={resource} row={doomed} onClose={() => setDoomed(null)} />}
    </SettingsPage>
  );
}

interface BodyProps<R extends { id: string }, V extends object> {
  readonly resource: Resource<R, V>;
  readonly add: ReactNode;
  readonly onOpen: (id: string) => void;
  readonly onRemove: (row: R) => void;
}

function Body<R extends { id: string }, V extends object>({
  resource,
  add,
  onOpen,
  onRemove,
}: BodyProps<R, V>) {
  const { rows, texts: said, icon } = resource;
  if (rows.error && !rows.data) return <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />;
  if (!rows.data) return <SkeletonRows />;
  if (rows.data.length === 0) {
    return <EmptyState icon={icon} title={said.emptyTitle} hint={said.emptyHint} action={add} />;
  }
  return <ResourceTable resource={resource} rows={rows.data} onOpen={onOpen} onRemove={onRemove} />;
}

interface OneProps<R extends { id: string }, V extends object> {
  readonly resource: Resource<R, V>;
  readonly onClose: () => void;
}

/** One that stands open: as the list has it at once, then as the server has it with its version. */
function Loaded<R extends { id: string }, V extends object>(props: OneProps<R, V> & { readonly id: string }) {
  const { resource, id, onClose } = props;
  const { data, error } = useQuery({
    queryKey: [resource.name, "open", id],
    queryFn: () => resource.get(id),
    structuralSharing: false,
    retry: false,
  });
  const row = data?.data ?? resource.rows.data?.find((each) => each.id === id);
  if (row) return <Editor resource={resource} row={row} version={versionOf(data)} onClose={onClose} />;
  if (error) return <ErrorState error={error} onRetry={onClose} />;
  return null;
}
