/** Making and changing a customer at the side of the page. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { FieldInputs, useFields } from "@/fields";
import { Field, Input, Textarea, toast } from "@/parts";
import { CompanyPicker } from "@/pickers";
import { useTexts } from "@/texts";
import { type CustomerWire, call, keyOf } from "@/wire";
import { type CustomerTyped, customerBody, NO_CUSTOMER, typedOf } from "./customer-form";
import { type InputsProps, RecordSheet } from "./record-sheet";
import { texts } from "./texts";

export function NewCustomer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  return (
    <RecordSheet
      title={t.newCustomer}
      submit={t.create}
      place="parley.form.customer.new"
      original={NO_CUSTOMER}
      send={(draft) => call("POST /customers", { body: customerBody(draft.changed) })}
      onSaved={({ data }) => {
        void client.invalidateQueries({ queryKey: ["customers"] });
        void navigate({ to: "/customers/$customerId", params: { customerId: data.id } });
      }}
      onClose={onClose}
      inputs={(given) => <Inputs {...given} />}
    />
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
  const path = { customer_id: customer.id };
  const key = keyOf("GET /customers/{customer_id}", { path });
  return (
    <RecordSheet
      title={t.edit}
      submit={t.save}
      place={`parley.form.${customer.id}`}
      original={typedOf(customer)}
      version={version}
      stale={key}
      send={(draft) => {
        const body = customerBody(draft.changed, customer.custom_fields);
        return call("PATCH /customers/{customer_id}", { path, body, version: draft.base });
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

function Inputs({ draft: { value, change }, fault }: InputsProps<CustomerTyped>) {
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
