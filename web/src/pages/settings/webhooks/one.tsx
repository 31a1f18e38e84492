/** One webhook: how it fares, and everything that was sent to it. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { FlaskConical, MoreHorizontal, Pause, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import { Banner, Button, DateTime, ErrorState, IconButton, Menu, SkeletonRows, useSaying } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { versionOf, type WebhookWire, wireQuery } from "@/wire";
import { Editor, Facts, kitTexts, Removal, SettingsPage, useOpen } from "../kit";
import { useWebhookActions } from "./actions";
import { webhookCalls } from "./calls";
import { Deliveries } from "./deliveries";
import { FORMATS, WebhookForm } from "./form";
import { ReplayRange } from "./replay";
import { Rotation } from "./secret";
import { WebhookState } from "./state";
import { texts } from "./texts";

const AGAIN = 5000;

export function WebhookPage() {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  const { webhookId: webhook_id = "" } = useParams({ strict: false }) as { webhookId?: string };
  const { data, error, refetch } = useQuery({
    ...wireQuery("GET /webhooks/{webhook_id}", { path: { webhook_id } }),
    structuralSharing: false,
    enabled: isAdmin,
    refetchInterval: AGAIN, // nobody tells the page how its deliveries fare
  });
  const [open, setOpen] = useOpen();
  if (error && !data) {
    return (
      <SettingsPage title={t.title} admin>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </SettingsPage>
    );
  }
  if (!data) {
    return (
      <SettingsPage title={t.title} admin>
        <SkeletonRows />
      </SettingsPage>
    );
  }
  const webhook = data.data;
  return (
    <SettingsPage
      title={webhook.name}
      back="/settings/webhooks"
      admin
      actions={<Actions webhook={webhook} />}
    >
      <Health webhook={webhook} />
      <Deliveries webhook={webhook} />
      {open === "edit" && (
        <Editor
          resource={{
            name: "webhooks",
            mayChange: isAdmin,
            wide: true,
            titleOf: (row: WebhookWire) => row.name,
            texts: t,
            ...webhookCalls,
            form: (form, row) => <WebhookForm form={form} isNew={!row} />,
          }}
          row={webhook}
          version={versionOf(data)}
          onClose={() => setOpen(null)}
        />
      )}
    </SettingsPage>
  );
}

function Health({ webhook }: { readonly webhook: WebhookWire }) {
  const t = useTexts(texts);
  const say = useSaying();
  return (
    <>
      {webhook.status === "suspended" && <Banner tone="bad">{t.suspendedHint}</Banner>}
      {webhook.description && (
        <p className="max-w-prose whitespace-pre-line text-soft">{webhook.description}</p>
      )}
      <Facts
        facts={[
          [t.state, <WebhookState key="state" webhook={webhook} />],
          [
            t.url,
            <code key="url" className="break-all text-small">
              {webhook.url}
            </code>,
          ],
          ...(webhook.failing_since
            ? [
                [t.failing, <DateTime key="failing" at={webhook.failing_since} />] as const,
                [
                  t.lastAnswer,
                  [webhook.last_status, webhook.last_error && say(webhook.last_error)]
                    .filter(Boolean)
                    .join(" · "),
                ] as const,
              ]
            : []),
          [t.format, FORMATS.find((each) => each.value === webhook.format)?.label ?? webhook.format],
          [t.events, webhook.events.length > 0 ? webhook.events.join(", ") : t.all],
          [
            t.lastDelivery,
            webhook.last_delivery_at ? <DateTime key="last" at={webhook.last_delivery_at} /> : t.never,
          ],
        ]}
      />
    </>
  );
}

function Actions({ webhook }: { readonly webhook: WebhookWire }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const navigate = useNavigate();
  const [, setOpen] = useOpen();
  const [asks, setAsks] = useState<"rotate" | "replay" | "remove" | null>(null);
  const { test, turn } = useWebhookActions((_, delivery) => setOpen(delivery));
  const isActive = webhook.status === "active";
  return (
    <>
      <Button
        tone="main"
        icon={<FlaskConical className="size-4" />}
        busy={test.isPending}
        onClick={() => test.mutate(webhook)}
      >
        {t.test}
      </Button>
      <Menu
        align="end"
        trigger={<IconButton label={webhook.name} icon={<MoreHorizontal className="size-4" />} />}
        items={[
          { label: t.settings, run: () => setOpen("edit") },
          { label: t.replayRange, run: () => setAsks("replay") },
          { label: t.rotate, run: () => setAsks("rotate") },
          {
            label: isActive ? t.pause : t.resume,
            icon: isActive ? <Pause /> : <Play />,
            run: () => turn.mutate({ webhook, status: isActive ? "paused" : "active" }),
          },
          "line",
          { label: kit.remove, icon: <Trash2 />, danger: true, run: () => setAsks("remove") },
        ]}
      />
      {asks === "rotate" && <Rotation webhook={webhook} onClose={() => setAsks(null)} />}
      {asks === "replay" && <ReplayRange webhook={webhook} onClose={() => setAsks(null)} />}
      {asks === "remove" && (
        <Removal
          resource={{ name: "webhooks", texts: t, titleOf: (row: WebhookWire) => row.name, ...webhookCalls }}
          row={webhook}
          onClose={() => setAsks(null)}
          onRemoved={() => void navigate({ to: "/settings/webhooks" as "/" })}
        />
      )}
    </>
  );
}
