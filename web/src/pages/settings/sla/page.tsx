/** SLA policies: minutes to the first answer and to the solution, by priority. */
import { Clock3 } from "lucide-react";
import { Badge, Input, PriorityIcon } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type SlaPolicyWire, type TargetsWire, type TargetWire } from "@/wire";
import { type Form, numberOf, ResourcePage, SwitchField, TextField, useAll } from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  targets: TargetsWire;
  is_default: boolean;
}
const PRIORITIES = ["urgent", "high", "medium", "low"] as const;
const PARTS = ["first_response", "resolution"] as const;

export function SlaPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const rows = useAll("GET /sla-policies");
  return (
    <ResourcePage<SlaPolicyWire, Values>
      resource={{
        name: "sla-policies",
        texts: t,
        icon: <Clock3 />,
        rows,
        mayChange,
        titleOf: (policy) => policy.name,
        title: (policy) => (
          <>
            <span className="truncate">{policy.name}</span>
            {policy.is_default && <Badge tone="mark">{t.isDefault}</Badge>}
          </>
        ),
        columns: [
          { key: "targets", title: t.promised, cell: (policy) => <Promised targets={policy.targets} /> },
        ],
        get: (sla_policy_id) => call("GET /sla-policies/{sla_policy_id}", { path: { sla_policy_id } }),
        valuesOf: (policy) => ({
          name: policy?.name ?? "",
          targets: policy?.targets ?? {},
          is_default: policy?.is_default ?? false,
        }),
        create: (body, idempotencyKey) => call("POST /sla-policies", { body, idempotencyKey }),
        update: (policy, body, version) =>
          call("PATCH /sla-policies/{sla_policy_id}", { path: { sla_policy_id: policy.id }, body, version }),
        remove: (policy) =>
          call("DELETE /sla-policies/{sla_policy_id}", { path: { sla_policy_id: policy.id } }),
        form: (form) => <PolicyForm form={form} />,
      }}
    />
  );
}

function Promised({ targets }: { readonly targets: TargetsWire }) {
  const t = useTexts(texts);
  const set = PRIORITIES.filter((each) => PARTS.some((part) => targets[each]?.[part]));
  if (set.length === 0) return <span className="text-faint">{t.nothing}</span>;
  return (
    <span className="flex gap-2">
      {set.map((each) => (
        <PriorityIcon key={each} priority={each} />
      ))}
    </span>
  );
}

function PolicyForm({ form }: { readonly form: Form<Values> }) {
  const t = useTexts(texts);
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      <p className="text-small text-soft">{t.targetsHint}</p>
      <div className="grid grid-cols-[max-content_1fr_1fr] items-center gap-x-3 gap-y-2">
        <span />
        <span className="font-medium text-small text-soft">{t.first}</span>
        <span className="font-medium text-small text-soft">{t.resolution}</span>
        {PRIORITIES.map((priority) => (
          <Targets key={priority} form={form} priority={priority} />
        ))}
      </div>
      <SwitchField form={form} name="is_default" label={t.isDefault} hint={t.defaultHint} />
    </>
  );
}

function Targets({
  form,
  priority,
}: {
  readonly form: Form<Values>;
  readonly priority: (typeof PRIORITIES)[number];
}) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const { targets } = form.values;
  const target: TargetWire = targets[priority] ?? {};
  const names = { first_response: t.first, resolution: t.resolution };
  return (
    <>
      <PriorityIcon priority={priority} named />
      {PARTS.map((part) => {
        const error = form.errorOf(`targets.${priority}.${part}`);
        return (
          <span key={part} className="flex flex-col gap-1">
            <Input
              type="number"
              min={1}
              inputMode="numeric"
              aria-label={`${words.priority[priority]}: ${names[part]}, ${t.minutes}`}
              aria-invalid={error ? true : undefined}
              value={target[part] ?? ""}
              onChange={(event) =>
                form.set({
                  targets: { ...targets, [priority]: { ...target, [part]: numberOf(event.target.value) } },
                })
              }
            />
            {error && (
              <span role="alert" className="text-bad text-small">
                {error}
              </span>
            )}
          </span>
        );
      })}
    </>
  );
}
