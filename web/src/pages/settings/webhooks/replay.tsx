/** Send everything of a stretch of time again. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Dialog, Field, faultSentence, Input, toast } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call, isWireFault, type WebhookWire } from "@/wire";
import { kitTexts } from "../kit";
import { texts } from "./texts";

const HOUR = 3_600_000;

/** What a `datetime-local` box holds for a moment: its own time zone is the browser's. */
export function localOf(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Return the moment in a `datetime-local` box, or null when there is none. */
export function momentOf(text: string): string | null {
  const at = new Date(text);
  return text === "" || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

export function ReplayRange({
  webhook,
  onClose,
}: {
  readonly webhook: WebhookWire;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const words = useTexts(partTexts);
  const client = useQueryClient();
  const [from, setFrom] = useState(() => localOf(new Date(Date.now() - HOUR)));
  const [to, setTo] = useState(() => localOf(new Date()));
  const range = { from: momentOf(from), to: momentOf(to) };
  const replay = useMutation({
    mutationFn: (body: { from: string; to: string }) =>
      call("POST /webhooks/{webhook_id}/replay", { path: { webhook_id: webhook.id }, body }),
    onSuccess: ({ data }) => {
      toast({ text: t.replayDone(data.count) });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
    meta: { saysFaults: true },
  });
  const fault = isWireFault(replay.error) ? replay.error : undefined;
  const hasFields = fault !== undefined && fault.fields.length > 0;
  const send = () => range.from && range.to && replay.mutate({ from: range.from, to: range.to });
  const actions = (
    <>
      <Button onClick={onClose}>{kit.cancel}</Button>
      <Button tone="main" busy={replay.isPending} disabled={!(range.from && range.to)} onClick={send}>
        {t.replay}
      </Button>
    </>
  );
  return (
    <Dialog open title={t.replayTitle} hint={t.replayHint} onClose={onClose} actions={actions}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t.from} error={fault?.fieldMessage("from")}>
          <Input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t.to} error={fault?.fieldMessage("to")}>
          <Input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
      {replay.error && !hasFields && (
        <p role="alert" className="mt-3 text-bad">
          {faultSentence(replay.error, words).text}
        </p>
      )}
    </Dialog>
  );
}
