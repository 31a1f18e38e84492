/** What can be done to a webhook without its form: test, pause, resume, another secret. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/parts";
import { useTexts } from "@/texts";
import { call, type WebhookWire } from "@/wire";
import { texts } from "./texts";

export function useWebhookActions(onTested?: (webhook: WebhookWire, deliveryId: string) => void) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["webhooks"] });
  const test = useMutation({
    mutationFn: (webhook: WebhookWire) =>
      call("POST /webhooks/{webhook_id}/test", { path: { webhook_id: webhook.id } }),
    onSuccess: ({ data }, webhook) =>
      toast({
        text: t.tested,
        ...(onTested ? { action: { label: t.look, run: () => onTested(webhook, data.id) } } : {}),
      }),
    onSettled,
  });
  const turn = useMutation({
    mutationFn: ({ webhook, status }: { webhook: WebhookWire; status: "active" | "paused" }) =>
      call("PATCH /webhooks/{webhook_id}", { path: { webhook_id: webhook.id }, body: { status } }),
    onSuccess: (_, { webhook, status }) =>
      toast({
        text: status === "paused" ? t.paused(webhook.name) : t.resumed(webhook.name),
        undo: () => turn.mutate({ webhook, status: status === "paused" ? "active" : "paused" }),
      }),
    onSettled,
  });
  return { test, turn };
}
