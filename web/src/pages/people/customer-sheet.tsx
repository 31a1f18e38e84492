/** Making and changing a customer at the side of the page. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FieldInputs, useFields } from "@/fields";
import { type Draft, useDraft } from "@/kit/use-draft";
import { Field, Input, Textarea, toast } from "@/parts";
import { CompanyPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type CustomerWire, call, isWireFault, keyOf, type One_CustomerWire_, type WireFault } from "@/wire";
import { type CustomerTyped, customerBody, NO_CUSTOMER, typedOf } from "./customer-form";
import { DraftSheet } from "./sheet";
import { texts } from "./texts";

export function NewCustomer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const draft = useDraft<CustomerTyped>("parley.form.customer.new", NO_CUSTOMER);
  const create = useMutation({
    mutationFn: () => call("POST /customers", { body: customerBody(draft.changed) }),
    onSuccess: ({ data }) => {
      draft.discard();
      onClose();
      void client.invalidateQueries({ queryKey: ["customers"] });
      void navigate({ to: "/customers/$customerId", params: { customerId: data.id } });
    },
    meta: { saysFaults: true },
  });
  return (
    <DraftSheet
      title={t.newCustomer}
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
  readonly customer: CustomerWire;
  readonly version: number | undefined;
  readonly onClose: () => void;
}

export function EditCustomer({ customer, version, onClose }: EditProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const draft = useDraft<CustomerTyped>(`parley.form.${customer.id}`, typedOf(customer), version);
  const path = { customer_id: customer.id };
  const key = keyOf("GET /customers/{customer_id}", { path });
  const save = useMutation({
    mutationFn: () =>
      call("PATCH /customers/{customer_id}", {
        path,
        body: customerBody(draft.changed, customer.custom_fields),
        version: draft.base,
      }),
    onSuccess: (answer: One_CustomerWire_) => {
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
  readonly draft: Draft<CustomerTyped>;
  readonly fault: WireFault | undefined;
}

function Inputs({ draft: { value, change }, fault }: InputsProps) {
  const t = useTexts(texts);
  const fields = useFields("customer");
  const company = value.company && { ...value.company, id: value.company.id || `new ${value.company.name}` };
  return (
    <>
      <Field label={t.name} error={fault?.fieldMessage("name")}>
        <Input
          maxLength={255}
          value={value.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <Field label={t.email} error={fault?.fieldMessage("email")}>
        <Input type="email" value={value.email} onChange={(event) => change({ email: event.target.value })} />
      </Field>
      <Field label={t.emails} hint={t.emailsHint} error={fault?.fieldMessage("emails")} optional>
        <Textarea
          rows={2}
          value={value.emails}
          onChange={(event) => change({ emails: event.target.value })}
        />
      </Field>
      <Field label={t.phone} error={fault?.fieldMessage("phone")} optional>
        <Input
          type="tel"
          maxLength={64}
          value={value.phone}
          onChange={(event) => change({ phone: event.target.value })}
        />
      </Field>
      <Field
        label={t.company}
        error={fault?.fieldMessage("company") ?? fault?.fieldMessage("company_id")}
        optional
      >
        <CompanyPicker
          value={company}
          onChange={(chosen) => change({ company: chosen })}
          onCreate={(name) => change({ company: { id: "", name } })}
        />
      </Field>
      <FieldInputs
        fields={fields}
        values={value.custom_fields}
        onChange={(custom_fields) => change({ custom_fields })}
        fault={fault}
      />
      <Field label={t.externalId} error={fault?.fieldMessage("external_id")} optional>
        <Input
          maxLength={255}
          value={value.external_id}
          onChange={(event) => change({ external_id: event.target.value })}
        />
      </Field>
      <Field label={t.slackId} error={fault?.fieldMessage("slack_id")} optional>
        <Input
          maxLength={64}
          value={value.slack_id}
          onChange={(event) => change({ slack_id: event.target.value })}
        />
      </Field>
    </>
  );
}
