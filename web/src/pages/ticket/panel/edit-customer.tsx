/** What a customer is called and how to reach them, changed without leaving the ticket. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Dialog, Field, faultSentence, Input, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type CustomerWire, call, isWireFault } from "@/wire";
import { texts } from "./texts";

interface EditProps {
  readonly number: number;
  readonly customer: CustomerWire;
  readonly onClose: () => void;
}

const FIELDS = ["name", "email", "phone", "company"] as const;

export function EditCustomer({ number, customer, onClose }: EditProps) {
  const t = useTexts(texts);
  const words = useTexts(partTexts);
  const client = useQueryClient();
  const [form, setForm] = useState(() =>
    Object.fromEntries(FIELDS.map((each) => [each, customer[each] ?? ""])),
  );
  const save = useMutation({
    mutationFn: () => {
      const changed = FIELDS.filter((each) => (form[each] ?? "").trim() !== (customer[each] ?? ""));
      const body = Object.fromEntries(changed.map((each) => [each, (form[each] ?? "").trim() || null]));
      return call("PATCH /customers/{customer_id}", { path: { customer_id: customer.id }, body });
    },
    meta: { saysFaults: true },
    onSuccess: async () => {
      toast({ text: t.saved });
      onClose();
      await client.invalidateQueries({ queryKey: ["ticket", number] });
    },
  });
  const fault = isWireFault(save.error) ? save.error : null;
  const actions = (
    <>
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button tone="main" type="submit" form="customer" busy={save.isPending}>
        {t.save}
      </Button>
    </>
  );
  return (
    <Dialog open title={t.editCustomer} onClose={onClose} actions={actions}>
      <form
        id="customer"
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {FIELDS.map((each) => (
          <Field key={each} label={t[each]} error={fault?.fieldMessage(each)}>
            <Input
              value={form[each] ?? ""}
              type={each === "email" ? "email" : "text"}
              onChange={(event) => setForm((old) => ({ ...old, [each]: event.target.value }))}
            />
          </Field>
        ))}
        {fault && fault.fields.length === 0 && (
          <p role="alert" className="text-bad text-small">
            {faultSentence(fault, words).text}
          </p>
        )}
      </form>
    </Dialog>
  );
}
