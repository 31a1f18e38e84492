/** Webhooks: the list of them. Each has a page of its own with its deliveries. */
import { useNavigate } from "@tanstack/react-router";
import { FlaskConical, History, KeyRound, Pause, Play, Webhook } from "lucide-react";
import { useState } from "react";
import { DateTime, type MenuItem } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import type { WebhookWire } from "@/wire";
import { ResourcePage, useAll } from "../kit";
import { useWebhookActions } from "./actions";
import { webhookCalls } from "./calls";
import { WebhookForm } from "./form";
import { Rotation, WebhookSecret } from "./secret";
import { WebhookState } from "./state";
import { texts } from "./texts";
import type { Values } from "./values";

export function WebhooksPage() {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  const rows = useAll("GET /webhooks", {}, isAdmin);
  const navigate = useNavigate();
  const [made, setMade] = useState<WebhookWire | null>(null);
  const [rotated, setRotated] = useState<WebhookWire | null>(null);
  const go = (webhook: WebhookWire, open?: string) =>
    void navigate({ to: `/settings/webhooks/${webhook.id}` as "/", search: (open ? { open } : {}) as never });
  const { test, turn } = useWebhookActions(go);
  return (
    <>
      <ResourcePage<WebhookWire, Values>
        resource={{
          name: "webhooks",
          texts: t,
          icon: <Webhook />,
          rows,
          mayChange: isAdmin,
          admin: true,
          wide: true,
          titleOf: (webhook) => webhook.name,
          title: (webhook) => (
            <span className="flex min-w-0 flex-col py-1">
              <span className="truncate">{webhook.name}</span>
              <span className="truncate font-normal text-faint text-small">{webhook.url}</span>
            </span>
          ),
          columns: [
            { key: "state", title: t.state, cell: (webhook) => <WebhookState webhook={webhook} /> },
            {
              key: "events",
              title: t.events,
              roomyOnly: true,
              cell: ({ events }) => (events.length > 0 ? t.chosenCount(events.length) : t.all),
            },
            {
              key: "last",
              title: t.lastDelivery,
              wideOnly: true,
              cell: ({ last_delivery_at: at }) =>
                at ? <DateTime at={at} /> : <span className="text-faint">{t.never}</span>,
            },
          ],
          ...webhookCalls,
          create: async (values, key) => {
            const { data } = await webhookCalls.create(values, key);
            setMade(data);
          },
          onTitle: (webhook) => go(webhook),
          menu: (webhook): MenuItem[] => [
            { label: t.deliveries, icon: <History />, run: () => go(webhook) },
            { label: t.test, icon: <FlaskConical />, run: () => test.mutate(webhook) },
            webhook.status === "active"
              ? { label: t.pause, icon: <Pause />, run: () => turn.mutate({ webhook, status: "paused" }) }
              : { label: t.resume, icon: <Play />, run: () => turn.mutate({ webhook, status: "active" }) },
            { label: t.rotate, icon: <KeyRound />, run: () => setRotated(webhook) },
          ],
          form: (form, webhook) => <WebhookForm form={form} isNew={!webhook} />,
        }}
      />
      {made && <WebhookSecret webhook={made} onDone={() => go(made)} />}
      {rotated && <Rotation webhook={rotated} onClose={() => setRotated(null)} />}
    </>
  );
}
