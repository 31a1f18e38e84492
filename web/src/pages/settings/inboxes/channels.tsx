/** The chat channels that lead into an inbox: added and taken away at once, without saving the form. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Hash, X } from "lucide-react";
import { useState } from "react";
import { Button, Field, IconButton, Input, toast } from "@/parts";
import { useTexts } from "@/texts";
import { type ChannelWire, call, isWireFault } from "@/wire";
import { kitTexts, useAll, useMay } from "../kit";
import { texts } from "./texts";

export function Channels({ inboxId }: { readonly inboxId: string }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const may = useMay("manage");
  const client = useQueryClient();
  const { data } = useAll("GET /channels", { inbox_id: inboxId });
  const [text, setText] = useState("");
  const onSettled = () => client.invalidateQueries({ queryKey: ["channels"] });
  const add = useMutation({
    mutationFn: (body: { external_id: string; name?: string }) =>
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
        undo: () => add.mutate({ external_id: channel.external_id, name: channel.name }),
      }),
    onSettled,
  });
  const fault = isWireFault(add.error)
    ? (add.error.fieldMessage("external_id") ?? add.error.message)
    : undefined;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium text-small text-soft">{t.channels}</p>
      {data?.length === 0 && <p className="text-faint text-small">{t.noChannels}</p>}
      <ul className="flex flex-col">
        {data?.map((channel) => (
          <li key={channel.id} className="flex h-row items-center gap-2 border-line border-b">
            <Hash aria-hidden className="size-4 text-faint" />
            <span className="min-w-0 flex-1 truncate">{channel.name}</span>
            <code className="text-faint text-small">{channel.external_id}</code>
            <IconButton
              small
              label={kit.takeAway(channel.name)}
              icon={<X className="size-4" />}
              onClick={() => remove.mutate(channel)}
            />
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
    </div>
  );
}
