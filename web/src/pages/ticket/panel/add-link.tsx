/** Link another ticket, or an issue in another system: its address says most of what has to be said. */
import { useState } from "react";
import { useDraft } from "@/kit/use-draft";
import { Button, Dialog, Field, Input, Select, Tabs } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { LinkCreate, TicketWire, WireFault } from "@/wire";
import { TicketSearch } from "../ticket-search";
import { detailsOf, issueOf, isTitled, type System } from "./issues";
import { texts } from "./texts";

export const SYSTEMS: Readonly<Record<System, string>> = {
  clickup: "ClickUp",
  devops: "Azure DevOps",
  freshdesk: "Freshdesk",
  github: "GitHub",
  hubspot: "HubSpot",
  intercom: "Intercom",
  jira: "Jira",
  jsm: "Jira Service Management",
  linear: "Linear",
  salesforce: "Salesforce",
  zendesk: "Zendesk",
};

type Role = NonNullable<LinkCreate["role"]>;
const ROLES: readonly Role[] = ["customer", "tracker", "back-office"];

interface Props {
  readonly ticket: TicketWire;
  readonly busy: boolean;
  readonly fault: WireFault | null;
  readonly onAdd: (body: LinkCreate, onDone?: () => void) => void;
  readonly onClose: () => void;
}

export function AddLink({ ticket, onClose, ...rest }: Props) {
  const t = useTexts(texts);
  const [where, setWhere] = useState<"ticket" | "elsewhere">("ticket");
  const [role, setRole] = useState<Role>("customer");
  const search = (
    <div className="flex flex-col gap-3 py-3">
      <Field label={t.role} hint={t.roleHints[role]}>
        <Select
          value={role}
          onChange={(value) => setRole(value as Role)}
          options={ROLES.map((value) => ({ value, label: t.roles[value] }))}
        />
      </Field>
      <TicketSearch
        label={t.linkTicket}
        ticket={ticket}
        onChoose={({ number }) => rest.onAdd({ ticket_id: number, role })}
      />
    </div>
  );
  return (
    <Dialog open title={t.addLink} onClose={onClose}>
      <Tabs
        label={t.addLink}
        value={where}
        onChange={setWhere}
        tabs={[
          { value: "ticket", label: t.linkTicket, content: search },
          {
            value: "elsewhere",
            label: t.linkElsewhere,
            content: <Elsewhere number={ticket.number} {...rest} />,
          },
        ]}
      />
    </Dialog>
  );
}

interface Issue {
  readonly url: string;
  readonly system: System;
  readonly key: string;
  readonly title: string;
}

const BLANK: Issue = { url: "", system: "github", key: "", title: "" };

function Elsewhere({
  number,
  busy,
  fault,
  onAdd,
}: Pick<Props, "busy" | "fault" | "onAdd"> & { readonly number: number }) {
  const t = useTexts(texts);
  const { user, workspace } = useSession();
  const draft = useDraft(`parley.link.${workspace.id}.${user.id}.${number}`, BLANK);
  const { url, system, key, title } = draft.value;
  const [isOdd, setIsOdd] = useState(false);
  const needsAddress = isTitled(system);
  const onAddress = (next: string) => {
    const found = issueOf(next.trim());
    draft.change({ url: next, ...(found ? { system: found.type, key: found.key } : {}) });
    setIsOdd(false);
  };
  const onSubmit = () => {
    const details = detailsOf(system, key.trim(), url.trim());
    if (!details) return setIsOdd(true);
    const said = { url: url.trim(), title: title.trim() };
    const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
    onAdd({ type: system, key: key.trim(), ...given, details }, draft.discard);
  };
  const message = (name: string) => fault?.fieldMessage(name);
  return (
    <form
      className="flex flex-col gap-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field
        label={t.address}
        hint={t.addressHint}
        optional={!needsAddress}
        error={isOdd ? t.addressOdd(SYSTEMS[system]) : (message("url") ?? message("details"))}
      >
        <Input
          value={url}
          type="url"
          placeholder="https://"
          required={needsAddress}
          onChange={(event) => onAddress(event.target.value)}
        />
      </Field>
      <Field label={t.system} error={message("type")}>
        <Select
          value={system}
          onChange={(value) => draft.change({ system: value as System })}
          options={Object.entries(SYSTEMS).map(([value, label]) => ({ value, label }))}
        />
      </Field>
      <Field label={t.key} error={message("key")}>
        <Input
          value={key}
          required
          maxLength={200}
          onChange={(event) => draft.change({ key: event.target.value })}
        />
      </Field>
      <Field label={t.linkTitle} optional={!needsAddress} error={message("title")}>
        <Input
          value={title}
          required={needsAddress}
          maxLength={255}
          onChange={(event) => draft.change({ title: event.target.value })}
        />
      </Field>
      <Button tone="main" type="submit" busy={busy} className="self-end">
        {t.addLink}
      </Button>
    </form>
  );
}
