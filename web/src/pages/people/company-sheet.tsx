/** Making and changing a company at the side of the page. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FieldInputs, useFields } from "@/fields";
import { type Draft, useDraft } from "@/kit/use-draft";
import { Field, Input, Select, Textarea, toast } from "@/parts";
import { AgentPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type CompanyWire, call, isWireFault, keyOf, type WireFault, wireQuery } from "@/wire";
import { type CompanyTyped, companyBody, NO_COMPANY, typedCompany } from "./company-form";
import { DraftSheet } from "./sheet";
import { texts } from "./texts";

export function NewCompany({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft<CompanyTyped>("parley.form.company.new", NO_COMPANY);
  const create = useMutation({
    mutationFn: () => call("POST /companies", { body: { name: "", ...companyBody(draft.changed) } }),
    onSuccess: ({ data }) => {
      draft.discard();
      onClose();
      void client.invalidateQueries({ queryKey: ["companies"] });
      void navigate({ to: "/companies/$companyId", params: { companyId: data.id } });
    },
    meta: { saysFaults: true },
  });
  return (
    <DraftSheet
      title={t.newCompany}
      draft={draft}
      error={create.error}
      busy={create.isPending}
      submit={t.create}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <Inputs draft={draft} fault={isWireFault(create.error) ? create.error : undefined} />
    </DraftSheet>
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
  const draft = useDraft<CompanyTyped>(
    `parley.form.${company.id}`,
    typedCompany(company, ownerName),
    company.version,
  );
  const path = { company_id: company.id };
  const key = keyOf("GET /companies/{company_id}", { path });
  const save = useMutation({
    mutationFn: () => {
      const body = companyBody(draft.changed, company.custom_fields);
      return call("PATCH /companies/{company_id}", { path, body, version: draft.base });
    },
    onSuccess: (answer) => {
      client.setQueryData(key, answer);
      draft.discard();
      onClose();
      toast({ text: t.saved });
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
    meta: { saysFaults: true },
  });
  return (
    <DraftSheet
      title={t.edit}
      draft={draft}
      error={save.error}
      busy={save.isPending}
      submit={t.save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Inputs draft={draft} fault={isWireFault(save.error) ? save.error : undefined} />
    </DraftSheet>
  );
}

interface InputsProps {
  readonly draft: Draft<CompanyTyped>;
  readonly fault: WireFault | undefined;
}

function Inputs({ draft: { value, change }, fault }: InputsProps) {
  const t = useTexts(texts);
  const fields = useFields("company");
  const { data: inboxes } = useQuery(wireQuery("GET /inboxes", { query: { limit: 100 } }));
  const named = (inboxes?.data ?? []).map((each) => ({ value: each.id, label: each.name }));
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
