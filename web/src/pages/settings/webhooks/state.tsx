/** Where a webhook or a delivery stands, as a word with a colour. */
import { Badge, type Tone } from "@/parts";
import { useTexts } from "@/texts";
import type { DeliveryWire, WebhookWire } from "@/wire";
import { texts } from "./texts";

const WEBHOOK: Record<WebhookWire["status"], Tone> = { active: "good", paused: "plain", suspended: "bad" };
const DELIVERY: Record<DeliveryWire["status"], Tone> = {
  delivered: "good",
  pending: "info",
  failed: "bad",
  dropped: "plain",
};

export function WebhookState({ webhook }: { readonly webhook: WebhookWire }) {
  const t = useTexts(texts);
  const ailing = webhook.status === "active" && webhook.failures > 0;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Badge tone={WEBHOOK[webhook.status]}>{t.states[webhook.status]}</Badge>
      {ailing && <Badge tone="warn">{t.failures(webhook.failures)}</Badge>}
    </span>
  );
}

export function DeliveryState({ status }: { readonly status: DeliveryWire["status"] }) {
  const t = useTexts(texts);
  return <Badge tone={DELIVERY[status]}>{t.statuses[status]}</Badge>;
}
