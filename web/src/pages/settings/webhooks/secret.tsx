/** Another signing secret: asked for, made, shown once. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Confirm } from "@/parts";
import { useTexts } from "@/texts";
import { call, type WebhookWire } from "@/wire";
import { kitTexts, SecretDialog } from "../kit";
import { texts } from "./texts";

export function Rotation({
  webhook,
  onClose,
}: {
  readonly webhook: WebhookWire;
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const client = useQueryClient();
  const rotation = useMutation({
    mutationFn: () => call("POST /webhooks/{webhook_id}/rotate", { path: { webhook_id: webhook.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  const made = rotation.data?.data;
  if (made) return <WebhookSecret webhook={made} onDone={onClose} />;
  return (
    <Confirm
      open
      title={t.rotateTitle(webhook.name)}
      hint={t.rotateHint}
      yes={t.rotateYes}
      no={kit.cancel}
      busy={rotation.isPending}
      onYes={() => rotation.mutate()}
      onClose={onClose}
    />
  );
}

export function WebhookSecret({
  webhook,
  onDone,
}: {
  readonly webhook: WebhookWire;
  readonly onDone: () => void;
}) {
  const t = useTexts(texts);
  if (!webhook.secret) return null;
  return (
    <SecretDialog
      title={t.secretTitle(webhook.name)}
      hint={t.secretHint}
      label={t.secret}
      text={webhook.secret}
      onDone={onDone}
    />
  );
}
