/** What is known of a channel beyond its id: its name, whose it is, and the inbox that listens there. */

import { useTexts } from "@/texts";
import { type ChannelWire, call } from "@/wire";
import { Editor, FoundField, OneField, TextField, useNamedItems, useUserItems } from "../kit";
import { texts } from "./texts";

interface Values {
  name: string;
  inbox_id: string | null;
  owner_id: string | null;
  company_id: string | null;
}

interface Props {
  readonly channel: ChannelWire;
  readonly onClose: () => void;
}

export function ChannelSheet({ channel, onClose }: Props) {
  const t = useTexts(texts);
  const users = useUserItems();
  const inboxes = useNamedItems("GET /inboxes");
  return (
    <Editor<ChannelWire, Values>
      resource={{
        name: "channels",
        mayChange: true,
        texts: t,
        titleOf: (row) => row.name,
        valuesOf: (row) => ({
          name: row?.name ?? "",
          inbox_id: row?.inbox_id ?? null,
          owner_id: row?.owner_id ?? null,
          company_id: row?.company_id ?? null,
        }),
        create: () => Promise.resolve(),
        update: ({ external_id }, { inbox_id, ...changes }) =>
          call("PATCH /channels/{external_id}", {
            path: { external_id },
            body: { ...changes, ...(inbox_id ? { inbox_id } : {}) },
          }),
        form: (form) => (
          <>
            <TextField form={form} name="name" label={t.name} />
            <OneField form={form} name="inbox_id" label={t.listens} items={inboxes} required />
            <OneField form={form} name="owner_id" label={t.owner} items={users} optional />
            <FoundField form={form} name="company_id" kind="companies" label={t.company} optional />
          </>
        ),
      }}
      row={channel}
      onClose={onClose}
    />
  );
}
