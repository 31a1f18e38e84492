/** Macros: named steps that run at once. */
import { Plus, Zap } from "lucide-react";
import { useState } from "react";
import { Badge, Button, Menu } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type MacroWire } from "@/wire";
import { type Form, ResourcePage, SwitchField, TextField, useAll } from "../kit";
import { type Action, blankAction, typesLeft } from "./actions";
import { Step } from "./step";
import { texts } from "./texts";

interface Values {
  name: string;
  shared: boolean;
  actions: Action[];
}

export function MacrosPage() {
  const t = useTexts(texts);
  const mayChange = useMay("write");
  const rows = useAll("GET /macros");
  const byName = rows.data?.toSorted((one, other) => one.name.localeCompare(other.name));
  return (
    <ResourcePage<MacroWire, Values>
      resource={{
        name: "macros",
        texts: t,
        icon: <Zap />,
        rows: { data: byName, error: rows.error, refetch: rows.refetch },
        mayChange,
        wide: true,
        titleOf: (macro) => macro.name,
        columns: [
          {
            key: "steps",
            title: t.steps,
            wideOnly: true,
            wraps: true,
            cell: (macro) => (
              <span className="text-soft">
                {macro.actions.map((action) => t.types[action.type]).join(" · ")}
              </span>
            ),
          },
          {
            key: "shared",
            title: t.shared,
            cell: (macro) => (
              <Badge tone={macro.shared ? "mark" : "plain"}>{macro.shared ? t.everybody : t.mine}</Badge>
            ),
          },
        ],
        get: (macro_id) => call("GET /macros/{macro_id}", { path: { macro_id } }),
        valuesOf: (macro) => ({
          name: macro?.name ?? "",
          shared: macro?.shared ?? true,
          actions: macro?.actions ?? [],
        }),
        create: (body, idempotencyKey) => call("POST /macros", { body, idempotencyKey }),
        update: (macro, body, version) =>
          call("PATCH /macros/{macro_id}", { path: { macro_id: macro.id }, body, version }),
        remove: (macro) => call("DELETE /macros/{macro_id}", { path: { macro_id: macro.id } }),
        form: (form) => <MacroForm form={form} />,
      }}
    />
  );
}

function MacroForm({ form }: { readonly form: Form<Values> }) {
  const t = useTexts(texts);
  const { actions } = form.values;
  const [fresh, setFresh] = useState<Action["type"] | null>(null);
  const set = (next: Action[]) => form.set({ actions: next });
  const whole = actions.some((_, at) => form.errorOf(`actions.${at}`)) ? undefined : form.errorOf("actions");
  const items = typesLeft(actions).map((type) => ({
    key: type,
    label: t.types[type],
    run: () => {
      setFresh(type);
      set([...actions, blankAction(type)]);
    },
  }));
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      <SwitchField form={form} name="shared" label={t.shared} hint={t.sharedHint} />
      <section aria-label={t.steps} className="flex flex-col gap-3">
        <h3 className="font-semibold">{t.steps}</h3>
        {actions.length === 0 && <p className="text-faint">{t.noSteps}</p>}
        {actions.map((action, at) => (
          <Step
            key={action.type}
            action={action}
            error={form.errorOf(`actions.${at}`)}
            isFresh={action.type === fresh}
            onChange={(next) => set(actions.map((each, index) => (index === at ? next : each)))}
            onRemove={() => set(actions.filter((_, index) => index !== at))}
          />
        ))}
        {whole && (
          <p role="alert" className="text-bad text-small">
            {whole}
          </p>
        )}
        {items.length > 0 && (
          <Menu
            items={items}
            trigger={
              <Button className="self-start" icon={<Plus className="size-4" />}>
                {t.addStep}
              </Button>
            }
          />
        )}
      </section>
    </>
  );
}
