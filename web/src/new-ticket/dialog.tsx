/** The dialog of a new ticket. Closing it keeps what was typed; it is there again the next time. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from "react";
import { useDraft } from "@/kit/use-draft";
import { Banner, Button, Dialog, faultSentence, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { ticketPlace } from "@/places";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type FieldWire, isWireFault } from "@/wire";
import { BLANK, type NewTicket, ticketBody } from "./form";
import { Inside } from "./inside";
import type { NewTicketWish } from "./open";
import { texts } from "./texts";
import { useAsked } from "./use-asked";

export function NewTicketDialog({
  wish,
  onClose,
}: {
  readonly wish: NewTicketWish;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const form = useId();
  const { user, workspace } = useSession();
  const draft = useDraft<NewTicket>(`parley.new-ticket.${workspace.id}.${user.id}`, BLANK);
  const { change } = draft;
  useEffect(() => {
    if (wish.customer) change({ customer: wish.customer, email: null, name: "" });
  }, [wish, change]);
  const { categories, asked } = useAsked(draft.value.category);
  const create = useCreate(asked, () => {
    draft.discard();
    onClose();
  });
  const fault = isWireFault(create.error) ? create.error : undefined;
  useEffect(() => {
    if (fault) document.getElementById(form)?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [fault, form]);
  const shown = new Set([...PLACED, ...asked.map((each) => `custom_fields.${each.key}`)]);
  const placed = fault?.fields.some(({ path }) => {
    const [first = "", second] = path.split(".");
    return shown.has(first) || shown.has(`${first}.${second}`);
  });
  const [isLacking, setIsLacking] = useState(false);
  const hasCustomer = draft.value.customer !== null || draft.value.email !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsLacking(!hasCustomer);
    if (hasCustomer && !create.isPending) create.mutate(draft.value);
  };
  const actions = (
    <>
      {draft.isDirty && (
        <Button tone="quiet" className="me-auto" onClick={draft.discard}>
          {t.discard}
        </Button>
      )}
      <Button type="submit" form={form} tone="main" keys="mod+enter" busy={create.isPending}>
        {t.create}
      </Button>
    </>
  );
  return (
    <Dialog wide open title={t.title} hint={t.hint} onClose={onClose} actions={actions}>
      <form id={form} className="flex flex-col gap-4 pb-2" onSubmit={submit} onKeyDown={submitByKey}>
        {draft.isRestored && !create.error && <Banner>{t.kept}</Banner>}
        {create.error && !placed && <Banner tone="bad">{faultSentence(create.error, parts).text}</Banner>}
        <Inside
          value={draft.value}
          change={change}
          categories={categories}
          asked={asked}
          fault={fault}
          isLacking={isLacking && !hasCustomer}
        />
      </form>
    </Dialog>
  );
}

function submitByKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

const PLACED = new Set([
  "subject",
  "description",
  "customer_email",
  "customer_name",
  "customer_id",
  "inbox_id",
  "category_id",
]);

function useCreate(asked: readonly FieldWire[], onDone: () => void) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (form: NewTicket) => call("POST /tickets", { body: ticketBody(form, asked) }),
    onSuccess: ({ data }) => {
      onDone();
      void client.invalidateQueries({ queryKey: ["tickets"] });
      void client.invalidateQueries({ queryKey: ["customers"] });
      const open = () => void navigate({ to: ticketPlace(data.id) as "/" });
      toast({ text: t.made(data.number), action: { label: t.open, run: open } });
    },
    // What is asked may have changed since it was read.
    onError: () => {
      for (const words of ["fields", "categories"]) void client.invalidateQueries({ queryKey: [words] });
    },
    meta: { saysFaults: true },
  });
}
