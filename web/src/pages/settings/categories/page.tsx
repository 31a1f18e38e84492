/** Categories: a tree, with type, parent, and the fields that each shows. */
import { CornerDownRight, FolderTree } from "lucide-react";
import { Badge } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { type CategoryType, type CategoryWire, call } from "@/wire";
import {
  type Form,
  OneField,
  OrderedField,
  ResourcePage,
  SelectField,
  SwitchField,
  TextField,
  useAll,
} from "../kit";
import { texts } from "./texts";
import { belowOf, treeOf } from "./tree";

interface Values {
  name: string;
  type: CategoryType;
  parent_id: string | null;
  field_ids: string[];
  is_default: boolean;
}
const TYPES = ["customer", "tracker", "back-office"] as const;
const BLANK: Values = { name: "", type: "customer", parent_id: null, field_ids: [], is_default: false };
const INDENTS = ["", "ps-4", "ps-8", "ps-12", "ps-16"];

export function CategoriesPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const rows = useAll("GET /categories");
  const tree = treeOf(rows.data ?? []);
  const depths = new Map(tree.map(({ row, depth }) => [row.id, depth]));
  return (
    <ResourcePage<CategoryWire, Values>
      resource={{
        name: "categories",
        texts: t,
        icon: <FolderTree />,
        rows: { data: rows.data && tree.map(({ row }) => row), error: rows.error, refetch: rows.refetch },
        mayChange,
        titleOf: (row) => row.name,
        title: (row) => {
          const depth = depths.get(row.id) ?? 0;
          return (
            <span
              className={`flex min-w-0 items-center gap-1.5 ${INDENTS[Math.min(depth, INDENTS.length) - 1] ?? ""}`}
            >
              {depth > 0 && (
                <CornerDownRight aria-hidden className="size-3.5 shrink-0 text-faint rtl:-scale-x-100" />
              )}
              <span className="truncate">{row.name}</span>
              {row.is_default && <Badge>{t.isDefault}</Badge>}
            </span>
          );
        },
        columns: [
          { key: "type", title: t.type, wideOnly: true, cell: (row) => t.types[row.type] },
          {
            key: "fields",
            title: t.fields,
            cell: (row) => row.field_ids.length > 0 && t.fieldCount(row.field_ids.length),
          },
        ],
        get: (category_id) => call("GET /categories/{category_id}", { path: { category_id } }),
        valuesOf: (row) => (row ? pick(row) : BLANK),
        create: (body, idempotencyKey) => call("POST /categories", { body, idempotencyKey }),
        update: (row, body, version) =>
          call("PATCH /categories/{category_id}", { path: { category_id: row.id }, body, version }),
        remove: (row) => call("DELETE /categories/{category_id}", { path: { category_id: row.id } }),
        form: (form, row) => <CategoryForm form={form} row={row} all={rows.data ?? []} />,
      }}
    />
  );
}

function pick({ name, type, parent_id, field_ids, is_default }: CategoryWire): Values {
  return { name, type, parent_id, field_ids, is_default };
}

interface FormProps {
  readonly form: Form<Values>;
  readonly row: CategoryWire | null;
  readonly all: readonly CategoryWire[];
}

function CategoryForm({ form, row, all }: FormProps) {
  const t = useTexts(texts);
  const fields = useAll("GET /fields", { entity: "ticket" });
  const forbidden = row ? belowOf(all, row.id) : new Set<string>();
  const parents = treeOf(all)
    .filter((each) => !forbidden.has(each.row.id))
    .map((each) => ({ value: each.row.id, label: `${"\u2003".repeat(each.depth)}${each.row.name}` }));
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      <SelectField
        form={form}
        name="type"
        label={t.type}
        options={TYPES.map((value) => ({ value, label: t.types[value] }))}
      />
      <OneField form={form} name="parent_id" label={t.parent} hint={t.parentHint} items={parents} />
      <OrderedField
        form={form}
        name="field_ids"
        label={t.fields}
        hint={t.fieldsHint}
        items={(fields.data ?? []).map(({ id, label }) => ({ value: id, label }))}
      />
      <SwitchField form={form} name="is_default" label={t.isDefault} hint={t.defaultHint} />
    </>
  );
}
