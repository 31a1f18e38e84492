/** Statuses: name, state, type, colour, order, and which is the default of its state. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, ListChecks } from "lucide-react";
import { Badge, type MenuItem, StatusDot } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type State, type StatusType, type StatusWire } from "@/wire";
import {
  COLORS,
  ColorDot,
  ColorField,
  type Form,
  Move,
  moved,
  ResourcePage,
  SelectField,
  SwitchField,
  TextField,
  useAll,
} from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  key: string;
  state: State;
  type: StatusType;
  color: string;
  is_default: boolean;
}
const STATES = ["open", "in_progress", "pending", "on_hold", "solved", "closed"] as const;
const TYPES = ["unstarted", "active", "reviewing", "completed", "canceled"] as const;
const BLANK: Values = {
  name: "",
  key: "",
  state: "open",
  type: "active",
  color: COLORS.blue,
  is_default: false,
};

export function StatusesPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const rows = useAll("GET /statuses", { order_by: "position", order_dir: "asc" });
  const client = useQueryClient();
  const order = useMutation({
    mutationFn: async (next: readonly StatusWire[]) => {
      for (const [position, { id, position: old }] of next.entries()) {
        if (old !== position)
          await call("PATCH /statuses/{status_id}", { path: { status_id: id }, body: { position } });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["statuses"] }),
  });
  // While an order is being written it is shown as it will be.
  const shown = order.isPending ? [...order.variables] : rows.data;
  const columns = [
    { key: "state", title: t.state, cell: (row: StatusWire) => <StatusDot named state={row.state} /> },
    { key: "type", title: t.type, wideOnly: true, cell: (row: StatusWire) => t.types[row.type] },
    ...(mayChange ? [{ key: "order", title: t.order, roomyOnly: true, cell: orderCell }] : []),
  ];
  return (
    <ResourcePage<StatusWire, Values>
      resource={{
        name: "statuses",
        texts: t,
        icon: <ListChecks />,
        rows: { data: shown, error: rows.error, refetch: rows.refetch },
        mayChange,
        titleOf: (row) => row.name,
        title: (row) => (
          <>
            <ColorDot color={row.color} />
            <span className="truncate">{row.name}</span>
            {row.is_default && <Badge>{t.default}</Badge>}
          </>
        ),
        columns,
        get: (status_id) => call("GET /statuses/{status_id}", { path: { status_id } }),
        valuesOf: (row) => (row ? pick(row) : BLANK),
        create: ({ key, ...body }, idempotencyKey) =>
          call("POST /statuses", { body: { ...body, ...(key ? { key } : {}) }, idempotencyKey }),
        update: (row, { key: _, ...body }, version) =>
          call("PATCH /statuses/{status_id}", { path: { status_id: row.id }, body, version }),
        remove: (row) => call("DELETE /statuses/{status_id}", { path: { status_id: row.id } }),
        menu: moveItems,
        form: (form, row) => <StatusForm form={form} isNew={!row} />,
      }}
    />
  );

  /** The same by the menu, where the column has no room. */
  function moveItems(row: StatusWire): readonly MenuItem[] {
    const all = shown ?? [];
    const at = all.findIndex((each) => each.id === row.id);
    const to = (place: number) => !order.isPending && order.mutate(moved(all, at, place));
    return [
      { label: t.up, icon: <ArrowUp />, disabled: at === 0, run: () => to(at - 1) },
      { label: t.down, icon: <ArrowDown />, disabled: at === all.length - 1, run: () => to(at + 1) },
    ];
  }

  function orderCell(row: StatusWire) {
    const all = shown ?? [];
    const at = all.findIndex((each) => each.id === row.id);
    return (
      <Move
        name={row.name}
        at={at}
        count={all.length}
        onMove={(to) => !order.isPending && order.mutate(moved(all, at, to))}
      />
    );
  }
}

function pick({ name, key, state, type, color, is_default }: StatusWire): Values {
  return { name, key, state, type, color, is_default };
}

function StatusForm({ form, isNew }: { readonly form: Form<Values>; readonly isNew: boolean }) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      {isNew && <TextField form={form} name="key" label={t.key} hint={t.keyHint} optional mono />}
      <SelectField
        form={form}
        name="state"
        label={t.state}
        hint={t.stateHint}
        options={STATES.map((value) => ({ value, label: words.state[value] }))}
      />
      <SelectField
        form={form}
        name="type"
        label={t.type}
        hint={t.typeHint}
        options={TYPES.map((value) => ({ value, label: t.types[value] }))}
      />
      <ColorField form={form} />
      <SwitchField form={form} name="is_default" label={t.isDefault} hint={t.defaultHint} />
    </>
  );
}
