/** The chat channels that lead into an inbox: added and taken away at once, without saving the form. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Hash, X } from "lucide-react";
import { useState } from "react";
import { Button, Field, faultSentence, IconButton, Input, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { type ChannelCreate, type ChannelWire, call, isWireFault, type WireFault } from "@/wire";
import { kitTexts, useAll } from "../kit";
import { ChannelSheet } from "./channel-sheet";
import { texts } from "./texts";

export function Channels({ inboxId }: { readonly inboxId: string }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const words = useTexts(partTexts);
  const may = useMay("manage");
  const client = useQueryClient();
  const { data } = useAll("GET /channels", { inbox_id: inboxId });
  const [text, setText] = useState("");
  const [open, setOpen] = useState<string | null>(null);
  const opened = data?.find((each) => each.id === open);
  const onSettled = () => client.invalidateQueries({ queryKey: ["channels"] });
  const add = useMutation({
    mutationFn: (body: ChannelCreate) =>
      call("POST /inboxes/{inbox_id}/channels", { path: { inbox_id: inboxId }, body }),
    onSuccess: () => setText(""),
    onSettled,
    meta: { saysFaults: true },
  });
  const remove = useMutation({
    mutationFn: (channel: ChannelWire) =>
      call("DELETE /channels/{external_id}", { path: { external_id: channel.external_id } }),
    onSuccess: (_, channel) =>
      toast({
        text: channel.name,
        undo: () => add.mutate(pick(channel)),
      }),
    onSettled,
  });
  const saidOf = (error: WireFault) => error.fieldMessage("external_id") ?? faultSentence(error, words).text;
  const fault = isWireFault(add.error) ? saidOf(add.error) : undefined;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium text-small text-soft">{t.channels}</p>
      {data?.length === 0 && <p className="text-faint text-small">{t.noChannels}</p>}
      <ul className="flex flex-col">
        {data?.map((channel) => (
          <li key={channel.id} className="flex h-row items-center gap-2 border-line border-b">
            <Hash aria-hidden className="size-4 text-faint" />
            {may ? (
              <button
                type="button"
                className="min-h-control-small min-w-0 flex-1 truncate rounded-sm text-start font-medium hover:underline"
                onClick={() => setOpen(channel.id)}
              >
                {channel.name}
              </button>
            ) : (
              <span className="min-w-0 flex-1 truncate font-medium">{channel.name}</span>
            )}
            {channel.name !== channel.external_id && (
              <code className="text-faint text-small">{channel.external_id}</code>
            )}
            {may && (
              <IconButton
                small
                label={kit.takeAway(channel.name)}
                icon={<X className="size-4" />}
                onClick={() => remove.mutate(channel)}
              />
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="flex items-end gap-2">
          <Field label={t.channelId} error={fault} hint={t.channelsHint} className="flex-1">
            <Input
              value={text}
              placeholder="C0123456789"
              onChange={(event) => setText(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || !text.trim()) return;
                event.preventDefault();
                add.mutate({ external_id: text.trim() });
              }}
            />
          </Field>
          <Button
            className="mb-5"
            disabled={!text.trim()}
            busy={add.isPending}
            onClick={() => add.mutate({ external_id: text.trim() })}
          >
            {t.addChannel}
          </Button>
        </div>
      )}
      {opened && <ChannelSheet channel={opened} onClose={() => setOpen(null)} />}
    </div>
  );
}

function pick({ external_id, name, owner_id, company_id }: ChannelWire): ChannelCreate {
  return { external_id, name, owner_id, company_id };
}
