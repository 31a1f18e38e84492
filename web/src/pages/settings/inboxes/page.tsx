/** Inboxes: who answers, how tickets come in, and what is promised there. */
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { call, type InboxWire } from "@/wire";
import {
  type Form,
  NumberField,
  OneField,
  ResourcePage,
  SeveralField,
  SwitchField,
  TextField,
  useAll,
  useNamedItems,
  useUserItems,
  WordsField,
} from "../kit";
import { Channels } from "./channels";
import { texts } from "./texts";

type Values = Omit<InboxWire, "id" | "created_at" | "updated_at">;
const BLANK: Values = {
  name: "",
  responder_ids: [],
  team_id: null,
  owner_id: null,
  sla_policy_id: null,
  request_channel: null,
  triage_channel: null,
  addresses: [],
  auto_assign: false,
  csat_enabled: false,
  on_hold_allowed: true,
  is_default: false,
  unattended_after: null,
};

/** An empty text is none. */
function clean<T extends Partial<Values>>(given: T): T {
  const next = { ...given };
  if (next.request_channel === "") next.request_channel = null;
  if (next.triage_channel === "") next.triage_channel = null;
  return next;
}

export function InboxesPage() {
  const t = useTexts(texts);
  const mayChange = useMay("manage");
  const rows = useAll("GET /inboxes");
  return (
    <ResourcePage<InboxWire, Values>
      resource={{
        name: "inboxes",
        texts: t,
        icon: <Inbox />,
        rows,
        mayChange,
        wide: true,
        titleOf: (inbox) => inbox.name,
        title: (inbox) => (
          <>
            <span className="truncate">{inbox.name}</span>
            {inbox.is_default && <Badge>{t.isDefault}</Badge>}
          </>
        ),
        columns: [
          { key: "who", title: t.people, cell: (inbox) => t.responderCount(inbox.responder_ids.length) },
          {
            key: "addresses",
            title: t.addresses,
            wideOnly: true,
            className: "max-w-48",
            cell: (inbox) => <span className="block truncate">{inbox.addresses.join(", ")}</span>,
          },
        ],
        get: (inbox_id) => call("GET /inboxes/{inbox_id}", { path: { inbox_id } }),
        valuesOf: (inbox) => {
          if (!inbox) return BLANK;
          const { id: _id, created_at: _made, updated_at: _changed, ...values } = inbox;
          return values;
        },
        create: (values, idempotencyKey) => call("POST /inboxes", { body: clean(values), idempotencyKey }),
        update: (inbox, changes, version) =>
          call("PATCH /inboxes/{inbox_id}", { path: { inbox_id: inbox.id }, body: clean(changes), version }),
        remove: (inbox) => call("DELETE /inboxes/{inbox_id}", { path: { inbox_id: inbox.id } }),
        form: (form, inbox) => <InboxForm form={form} inbox={inbox} />,
      }}
    />
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 border-line border-t pt-4">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function InboxForm({ form, inbox }: { readonly form: Form<Values>; readonly inbox: InboxWire | null }) {
  const t = useTexts(texts);
  const users = useUserItems();
  const teams = useNamedItems("GET /teams");
  const policies = useNamedItems("GET /sla-policies");
  return (
    <>
      <TextField form={form} name="name" label={t.name} />
      <Group title={t.people}>
        <SeveralField
          form={form}
          name="responder_ids"
          label={t.responders}
          hint={t.respondersHint}
          items={users}
        />
        <OneField form={form} name="team_id" label={t.team} items={teams} optional />
        <OneField form={form} name="owner_id" label={t.owner} items={users} optional />
      </Group>
      <Group title={t.rules}>
        <SwitchField form={form} name="auto_assign" label={t.autoAssign} hint={t.autoAssignHint} />
        <SwitchField form={form} name="csat_enabled" label={t.csat} hint={t.csatHint} />
        <SwitchField form={form} name="on_hold_allowed" label={t.onHold} hint={t.onHoldHint} />
        <SwitchField form={form} name="is_default" label={t.isDefault} hint={t.defaultHint} />
        <OneField form={form} name="sla_policy_id" label={t.sla} hint={t.slaHint} items={policies} optional />
        <NumberField
          form={form}
          name="unattended_after"
          label={t.unattended}
          hint={t.unattendedHint}
          optional
        />
      </Group>
      <Group title={t.ways}>
        <WordsField
          form={form}
          name="addresses"
          label={t.addresses}
          hint={t.addressesHint}
          placeholder="support@example.com"
          optional
        />
        <TextField form={form} name="request_channel" label={t.request} hint={t.channelHint} optional mono />
        <TextField form={form} name="triage_channel" label={t.triage} hint={t.channelHint} optional mono />
        {inbox ? <Channels inboxId={inbox.id} /> : <p className="text-faint text-small">{t.saveFirst}</p>}
      </Group>
    </>
  );
}
