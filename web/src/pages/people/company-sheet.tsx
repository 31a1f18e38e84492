/** Making and changing a company at the side of the page. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FieldInputs, useFields } from "@/fields";
import { Field, Input, Select, Textarea, toast } from "@/parts";
import { AgentPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type CompanyWire, call, keyOf, wireWhole } from "@/wire";
import { type CompanyTyped, companyBody, NO_COMPANY, typedCompany } from "./company-form";
import { type InputsProps, RecordSheet } from "./record-sheet";
import { texts } from "./texts";

export function NewCompany({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <RecordSheet
      title={t.newCompany}
      submit={t.create}
      place="parley.form.company.new"
      original={NO_COMPANY}
      send={(draft) => call("POST /companies", { body: { name: "", ...companyBody(draft.changed) } })}
      onSaved={({ data }) => {
        void client.invalidateQueries({ queryKey: ["companies"] });
        void navigate({ to: "/companies/$companyId", params: { companyId: data.id } });
      }}
      onClose={onClose}
      inputs={(given) => <Inputs {...given} />}
    />
  );
}

interface EditProps {
  readonly company: CompanyWire;
  readonly ownerName: string | undefined;
  readonly onClose: () => void;
}

export function EditCompany({ company, ownerName, onClose }: EditProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const path = { company_id: company.id };
  const key = keyOf("GET /companies/{company_id}", { path });
  return (
    <RecordSheet
      title={t.edit}
      submit={t.save}
      place={`parley.form.${company.id}`}
      original={typedCompany(company, ownerName)}
      version={company.version}
      stale={key}
      send={(draft) => {
        const body = companyBody(draft.changed, company.custom_fields);
        return call("PATCH /companies/{company_id}", { path, body, version: draft.base });
      }}
      onSaved={(answer) => {
        client.setQueryData(key, answer);
        toast({ text: t.saved });
      }}
      onClose={onClose}
      inputs={(given) => <Inputs {...given} />}
    />
  );
}

function Inputs({ draft: { value, change }, fault }: InputsProps<CompanyTyped>) {
  const t = useTexts(texts);
  const fields = useFields("company");
  const { data: inboxes } = useQuery(wireWhole("GET /inboxes"));
  const named = (inboxes ?? []).map((each) => ({ value: each.id, label: each.name }));
  return (
    <>
      <Field label={t.name} error={fault?.fieldMessage("name")}>
        <Input
          required
          maxLength={255}
          value={value.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t.domains} hint={t.domainsHint} error={fault?.fieldMessage("domains")} optional>
        <Textarea
          rows={2}
          value={value.domains}
          onChange={(event) => change({ domains: event.target.value })}
        />
      </Field>
      <Field label={t.owner} error={fault?.fieldMessage("owner_id")}>
        <AgentPicker value={value.owner} onChange={(owner) => change({ owner })} label={t.owner} />
      </Field>
      <Field label={t.inbox} error={fault?.fieldMessage("inbox_id")}>
        <Select
          value={value.inbox}
          onChange={(inbox) => change({ inbox })}
          options={[{ value: "", label: t.usualInbox }, ...named]}
        />
      </Field>
      <FieldInputs
        fields={fields}
        values={value.custom_fields}
        onChange={(custom_fields) => change({ custom_fields })}
        fault={fault}
      />
      <Field label={t.externalSystem} error={fault?.fieldMessage("external_system")} optional>
        <Input
          maxLength={255}
          value={value.external_system}
          onChange={(event) => change({ external_system: event.target.value })}
        />
      </Field>
      <Field label={t.externalId} error={fault?.fieldMessage("external_id")} optional>
        <Input
          maxLength={255}
          value={value.external_id}
          onChange={(event) => change({ external_id: event.target.value })}
        />
      </Field>
    </>
  );
}
