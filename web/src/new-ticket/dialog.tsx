/** The dialog of a new ticket. Closing it keeps what was typed; it is there again the next time. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useState } from "react";
import { useDraft } from "@/kit/use-draft";
import {
  Banner,
  Button,
  Dialog,
  Field,
  faultSentence,
  Input,
  type Priority,
  Select,
  Textarea,
  toast,
} from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { AgentPicker } from "@/pickers";
import { ticketPlace } from "@/places";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { call, isWireFault, type WireFault, wireWhole } from "@/wire";
import { Customer } from "./customer";
import { BLANK, type NewTicket, ticketBody } from "./form";
import type { NewTicketWish } from "./open";
import { texts } from "./texts";

const PRIORITIES: readonly Priority[] = ["urgent", "high", "medium", "low"];

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
  const create = useCreate(() => {
    draft.discard();
    onClose();
  });
  const fault = isWireFault(create.error) ? create.error : undefined;
  const placed = fault?.fields.some((each) => PLACED.has(each.path.split(".")[0] ?? ""));
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
        <Inside value={draft.value} change={change} fault={fault} isLacking={isLacking && !hasCustomer} />
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
]);

interface InsideProps {
  readonly value: NewTicket;
  readonly change: (fields: Partial<NewTicket>) => void;
  readonly fault: WireFault | undefined;
  /** It was to be made, and nobody knows for whom. */
  readonly isLacking: boolean;
}

function Inside({ value, change, fault, isLacking }: InsideProps) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const { data: inboxes } = useQuery(wireWhole("GET /inboxes"));
  const named = (inboxes ?? []).map((each) => ({ value: each.id, label: each.name }));
  return (
    <>
      <Customer value={value} change={change} fault={fault} isLacking={isLacking} />
      <Field label={t.subject} error={fault?.fieldMessage("subject")}>
        <Input
          required
          maxLength={500}
          value={value.subject}
          onChange={(event) => change({ subject: event.target.value })}
        />
      </Field>
      <Field label={t.text} error={fault?.fieldMessage("description")} optional>
        <Textarea
          className="max-h-80 min-h-32"
          value={value.text}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t.inbox} error={fault?.fieldMessage("inbox_id")}>
          <Select
            value={value.inbox}
            onChange={(inbox) => change({ inbox })}
            options={[{ value: "", label: t.usual }, ...named]}
          />
        </Field>
        <Field label={t.priority}>
          <Select
            value={value.priority}
            onChange={(priority) => change({ priority: priority as Priority })}
            options={PRIORITIES.map((each) => ({ value: each, label: parts.priority[each] }))}
          />
        </Field>
        <Field label={t.assignee}>
          <AgentPicker value={value.assignee} onChange={(assignee) => change({ assignee })} />
        </Field>
      </div>
    </>
  );
}

function useCreate(onDone: () => void) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (form: NewTicket) => call("POST /tickets", { body: ticketBody(form) }),
    onSuccess: ({ data }) => {
      onDone();
      void client.invalidateQueries({ queryKey: ["tickets"] });
      void client.invalidateQueries({ queryKey: ["customers"] });
      const open = () => void navigate({ to: ticketPlace(data.id) as "/" });
      toast({ text: t.made(data.number), action: { label: t.open, run: open } });
    },
    meta: { saysFaults: true },
  });
}
