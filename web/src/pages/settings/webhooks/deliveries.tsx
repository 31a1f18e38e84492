/** What was sent to a webhook, newest first, by state; one opens with every attempt. */
import { History } from "lucide-react";
import { useState } from "react";
import {
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  SkeletonRows,
  Table,
  Tabs,
  useSaying,
} from "@/parts";
import { useTexts } from "@/texts";
import type { DeliveryWire, WebhookWire } from "@/wire";
import { kitTexts, useOpen, usePages } from "../kit";
import { Delivery } from "./delivery";
import { DeliveryState } from "./state";
import { texts } from "./texts";

const STATUSES = ["all", "delivered", "pending", "failed", "dropped"] as const;
type Wanted = (typeof STATUSES)[number];

export function Deliveries({ webhook }: { readonly webhook: WebhookWire }) {
  const t = useTexts(texts);
  const [open, setOpen] = useOpen();
  const [wanted, setWanted] = useState<Wanted>("all");
  const tabs = STATUSES.map((value) => ({ value, label: value === "all" ? t.anyStatus : t.statuses[value] }));
  return (
    <section aria-label={t.deliveries} className="flex flex-col gap-3">
      <div>
        <h2 className="font-semibold">{t.deliveries}</h2>
        <p className="text-faint text-small">{t.newest}</p>
      </div>
      <Tabs label={t.status} value={wanted} onChange={setWanted} tabs={tabs} />
      <Log webhook={webhook} wanted={wanted} onOpen={setOpen} />
      {open && open !== "edit" && (
        <Delivery key={open} webhook={webhook} id={open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

/** Nobody tells the page of deliveries: it looks again, more often while one is under way. */
const AGAIN = 2500;
const IDLE = 5000;
const FEW = 100;
const UNDER_WAY = 60_000;

function waits(rows: readonly DeliveryWire[]): boolean {
  const soon = Date.now() + UNDER_WAY;
  return rows.some((row) => row.next_attempt_at !== null && Date.parse(row.next_attempt_at) < soon);
}

/** Whoever has paged far back is not disturbed. */
function again(rows: readonly DeliveryWire[]): number | false {
  if (waits(rows)) return AGAIN;
  return rows.length <= FEW && IDLE;
}

interface LogProps {
  readonly webhook: WebhookWire;
  readonly wanted: Wanted;
  readonly onOpen: (id: string) => void;
}

function Log({ webhook, wanted, onOpen }: LogProps) {
  const t = useTexts(texts);
  const say = useSaying();
  const kit = useTexts(kitTexts);
  const given = { path: { webhook_id: webhook.id }, query: wanted === "all" ? {} : { status: wanted } };
  const log = usePages("GET /webhooks/{webhook_id}/deliveries", given, again);
  if (log.error && !log.rows) return <ErrorState error={log.error} onRetry={log.refetch} />;
  if (!log.rows) return <SkeletonRows />;
  if (log.rows.length === 0) {
    return wanted === "all" ? (
      <EmptyState icon={<History />} title={t.noDeliveries} hint={t.noDeliveriesHint} />
    ) : (
      <p className="py-6 text-center text-soft">{t.noneSuch}</p>
    );
  }
  return (
    <>
      <Card bare>
        <Table<DeliveryWire>
          label={t.deliveries}
          rows={log.rows}
          keyOf={(row) => row.id}
          columns={[
            {
              key: "event",
              title: t.event,
              className: "w-2/5 min-w-28 max-w-0 @[30rem]:min-w-40",
              cell: (row) => (
                <button
                  type="button"
                  className="flex min-h-control-small w-full items-center rounded-sm text-start hover:underline"
                  onClick={() => onOpen(row.id)}
                >
                  <code className="truncate text-small">{row.topic || row.type}</code>
                </button>
              ),
            },
            { key: "status", title: t.status, cell: (row) => <DeliveryState status={row.status} /> },
            {
              key: "answer",
              title: t.answer,
              wideOnly: true,
              className: "max-w-48",
              cell: (row) => (
                <span className="block truncate">{row.last_status ?? say(row.last_error ?? "")}</span>
              ),
            },
            {
              key: "attempts",
              title: t.attempts,
              wideOnly: true,
              numeric: true,
              cell: (row) => row.attempts,
            },
            { key: "when", title: t.when, cell: (row) => <DateTime at={row.created_at} /> },
          ]}
        />
      </Card>
      {log.hasMore && (
        <Button className="self-center" busy={log.isMore} onClick={log.more}>
          {kit.loadMore}
        </Button>
      )}
    </>
  );
}
