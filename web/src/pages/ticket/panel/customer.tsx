/** Who asks: how to reach them, whose they are, what else they asked. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Pencil } from "lucide-react";
import { useState } from "react";
import {
  Avatar,
  Badge,
  Button,
  DateTime,
  Dialog,
  Field,
  faultSentence,
  IconButton,
  Input,
  StatusDot,
  toast,
} from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { type CustomerWire, call, isWireFault, type TicketWire } from "@/wire";
import { partKey } from "../data/queries";
import { historyQuery } from "./history";
import { Section } from "./row";
import { texts } from "./texts";

export function Customer({ ticket }: { readonly ticket: TicketWire }) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const [editing, setEditing] = useState(false);
  const { id, name, email } = ticket.customer;
  const { data } = useQuery({
    queryKey: partKey(ticket.number, `customer-${id}`),
    queryFn: ({ signal }) => call("GET /customers/{customer_id}", { path: { customer_id: id }, signal }),
  });
  const customer = data?.data;
  const shown = name ?? email ?? id;
  return (
    <Section
      title={t.customer}
      name="customer"
      action={
        customer &&
        mayWrite && (
          <IconButton
            small
            label={t.editCustomer}
            icon={<Pencil className="size-3.5" />}
            onClick={() => setEditing(true)}
          />
        )
      }
    >
      <div className="flex min-w-0 items-center gap-2.5 py-1">
        <Avatar name={shown} src={customer?.avatar_url} size="medium" />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-1.5">
            <span className="truncate font-medium" title={shown}>
              {shown}
            </span>
            {customer?.blocked && <Badge tone="bad">{t.blocked}</Badge>}
          </p>
          {customer?.company && <p className="truncate text-small text-soft">{customer.company}</p>}
        </div>
      </div>
      <dl className="flex flex-col gap-0.5 text-small">
        {email && <Fact label={t.email} value={email} href={`mailto:${email}`} />}
        {customer?.phone && <Fact label={t.phone} value={customer.phone} href={`tel:${customer.phone}`} />}
      </dl>
      <History ticket={ticket} count={customer?.ticket_count} />
      {editing && customer && (
        <EditCustomer number={ticket.number} customer={customer} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly href: string;
}

function Fact({ label, value, href }: FactProps) {
  return (
    <div className="flex min-w-0 gap-2">
      <dt className="w-24 shrink-0 text-faint">{label}</dt>
      <dd className="min-w-0 truncate" title={value}>
        <a href={href} className="hover:underline">
          {value}
        </a>
      </dd>
    </div>
  );
}

interface HistoryProps {
  readonly ticket: TicketWire;
  readonly count: number | undefined;
}

function History({ ticket, count }: HistoryProps) {
  const t = useTexts(texts);
  const { data } = useQuery(historyQuery(ticket.customer.id));
  const others = (data?.data ?? []).filter((each) => each.number !== ticket.number).slice(0, 6);
  if (!data) return null;
  if (others.length === 0) return <p className="pt-2 text-faint text-small">{t.noHistory}</p>;
  return (
    <div className="pt-2">
      <h3 className="flex justify-between pb-0.5 text-faint text-small">
        {t.earlier}
        {count !== undefined && <span>{t.history(count)}</span>}
      </h3>
      <ul>
        {others.map((each) => (
          <li key={each.id}>
            <TicketLine number={each.number} subject={each.subject} state={each.state} at={each.created_at} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface TicketLineProps {
  readonly number: number;
  readonly subject: string;
  readonly state?: TicketWire["state"];
  readonly at?: string;
}

export function TicketLine({ number, subject, state, at }: TicketLineProps) {
  return (
    <Link
      to="/tickets/$number"
      params={{ number: String(number) }}
      className="-mx-2 flex min-h-control-small min-w-0 items-center gap-2 rounded-md px-2 text-small hover:bg-hover"
    >
      {state && <StatusDot state={state} />}
      <span className="min-w-0 flex-1 truncate" title={subject}>
        {subject}
      </span>
      {at ? (
        <DateTime at={at} show="short" className="shrink-0 text-faint" />
      ) : (
        <span className="shrink-0 text-faint">#{number}</span>
      )}
    </Link>
  );
}

interface EditProps {
  readonly number: number;
  readonly customer: CustomerWire;
  readonly onClose: () => void;
}

const FIELDS = ["name", "email", "phone", "company"] as const;

function EditCustomer({ number, customer, onClose }: EditProps) {
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
