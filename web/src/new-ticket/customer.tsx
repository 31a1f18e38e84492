/** Whose ticket it is: somebody known, or an address that is not known yet. */
import { Button, Field, Input } from "@/parts";
import { CustomerPicker } from "@/pickers";
import { useTexts } from "@/texts";
import type { WireFault } from "@/wire";
import { type NewTicket, stranger } from "./form";
import { texts } from "./texts";

interface Props {
  readonly value: NewTicket;
  readonly change: (fields: Partial<NewTicket>) => void;
  readonly fault: WireFault | undefined;
  readonly isLacking: boolean;
}

export function Customer({ value, change, fault, isLacking }: Props) {
  const t = useTexts(texts);
  if (value.email === null) {
    return (
      <Field
        label={t.customer}
        hint={t.customerHint}
        error={isLacking ? t.needCustomer : fault?.fieldMessage("customer_id")}
      >
        <CustomerPicker
          value={value.customer}
          onChange={(customer) => change({ customer })}
          onCreate={(text) => change(stranger(text))}
        />
      </Field>
    );
  }
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.email} error={fault?.fieldMessage("customer_email")}>
          <Input
            type="email"
            required
            autoFocus
            value={value.email}
            onChange={(event) => change({ email: event.target.value })}
          />
        </Field>
        <Field label={t.name} optional error={fault?.fieldMessage("customer_name")}>
          <Input
            maxLength={255}
            value={value.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
      </div>
      <Button tone="quiet" small className="self-start" onClick={() => change({ email: null, name: "" })}>
        {t.known}
      </Button>
    </div>
  );
}
