/** The sections as a tree at the side, and as one list where there is no side. */
import { Link } from "@tanstack/react-router";
import { FolderPlus, Pencil } from "lucide-react";
import { useState } from "react";
import { cx } from "@/kit/cx";
import { ErrorState, IconButton, Select, Skeleton } from "@/parts";
import { useMay } from "@/session/session";
import { NAV_LINE } from "@/shell";
import { useTexts } from "@/texts";
import { SectionDialog } from "./section-dialog";
import { type Branch, choicesOf, treeOf, useSections } from "./sections";
import { texts } from "./texts";

/** A section is another page than all articles, although only its search differs. */
const EXACT = { exact: true, includeSearch: true } as const;

export function SectionTree({ chosen }: { readonly chosen: string | undefined }) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const { data, error, refetch } = useSections();
  const [edited, setEdited] = useState<string | "new" | null>(null);
  const tree = treeOf(data ?? []);
  return (
    <nav
      aria-label={t.sections}
      className="w-64 shrink-0 overflow-y-auto border-line border-e p-2 max-lg:hidden"
    >
      <div className="flex items-center justify-between ps-2">
        <h2 className="font-medium text-faint text-small">{t.sections}</h2>
        {mayWrite && (
          <IconButton
            small
            label={t.newSection}
            icon={<FolderPlus className="size-4" />}
            onClick={() => setEdited("new")}
          />
        )}
      </div>
      <Link
        to="/articles"
        search={{}}
        activeOptions={EXACT}
        aria-current={chosen ? undefined : "page"}
        className={NAV_LINE}
      >
        {t.all}
      </Link>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton className="m-2 h-3 w-32 rounded-md" />}
      <ul className="flex flex-col gap-0.5">
        {tree.map((branch) => (
          <Line
            key={branch.section.id}
            branch={branch}
            isChosen={branch.section.id === chosen}
            onEdit={mayWrite ? () => setEdited(branch.section.id) : undefined}
          />
        ))}
      </ul>
      {edited && (
        <SectionDialog
          key={edited}
          section={data?.find((each) => each.id === edited)}
          within={chosen}
          tree={tree}
          onClose={() => setEdited(null)}
        />
      )}
    </nav>
  );
}

interface LineProps {
  readonly branch: Branch;
  readonly isChosen: boolean;
  /** Whoever may not change sections has none. */
  readonly onEdit: (() => void) | undefined;
}

function Line({ branch: { section, depth }, isChosen, onEdit }: LineProps) {
  const t = useTexts(texts);
  return (
    <li className="group relative" style={{ paddingInlineStart: `${depth * 0.875}rem` }}>
      <Link
        to="/articles"
        search={{ section: section.id }}
        activeOptions={EXACT}
        aria-current={isChosen ? "page" : undefined}
        className={NAV_LINE}
      >
        <span className="min-w-0 flex-1 truncate">{section.title}</span>
        <span
          className={cx(
            "text-faint text-small tabular-nums",
            onEdit && "group-focus-within:invisible group-hover:invisible",
          )}
        >
          {section.article_count || ""}
        </span>
      </Link>
      {onEdit && (
        <span className="absolute end-0.5 top-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
          <IconButton
            small
            label={`${t.editSection}: ${section.title}`}
            icon={<Pencil className="size-3.5" />}
            onClick={onEdit}
          />
        </span>
      )}
    </li>
  );
}

interface PickerProps {
  readonly chosen: string | undefined;
  readonly onChange: (section: string | undefined) => void;
}

/** For narrow pages, where the tree has no room. */
export function SectionPicker({ chosen, onChange }: PickerProps) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const { data } = useSections();
  const tree = treeOf(data ?? []);
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <span className="flex w-full items-center gap-1 lg:hidden">
      <Select
        aria-label={t.sections}
        value={chosen ?? ""}
        onChange={(value) => onChange(value || undefined)}
        options={[{ value: "", label: t.all }, ...choicesOf(tree)]}
      />
      {mayWrite && (
        <IconButton
          label={chosen ? t.editSection : t.newSection}
          icon={chosen ? <Pencil className="size-4" /> : <FolderPlus className="size-4" />}
          onClick={() => setEdited(chosen ?? "new")}
        />
      )}
      {edited && (
        <SectionDialog
          key={edited}
          section={data?.find((each) => each.id === edited)}
          within={undefined}
          tree={tree}
          onClose={() => setEdited(null)}
        />
      )}
    </span>
  );
}
