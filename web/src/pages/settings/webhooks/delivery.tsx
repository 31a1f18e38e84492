/** One delivery: what it told, every attempt with its answer, and sending it again. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Badge, Button, DateTime, ErrorState, Sheet, SkeletonRows, toast } from "@/parts";
import { useTexts } from "@/texts";
import { type AttemptWire, call, type DeliveryWhole, type WebhookWire, wireQuery } from "@/wire";
import { CodeBlock, Facts } from "../kit";
import { DeliveryState } from "./state";
import { texts } from "./texts";

interface Props {
  readonly webhook: WebhookWire;
  readonly id: string;
  readonly onClose: () => void;
}
/** While it waits for an attempt nobody tells the page: it looks again. */
const AGAIN = 2000;

export function Delivery({ webhook, id, onClose }: Props) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const path = { webhook_id: webhook.id, delivery_id: id };
  const { data, error, refetch } = useQuery({
    ...wireQuery("GET /webhooks/{webhook_id}/deliveries/{delivery_id}", { path }),
    refetchInterval: (query) => (query.state.data?.data.status === "pending" ? AGAIN : false),
  });
  const replay = useMutation({
    mutationFn: () => call("POST /deliveries/{delivery_id}/replay", { path: { delivery_id: id } }),
    onSuccess: () => {
      toast({ text: t.replayed });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
  });
  const delivery = data?.data;
  const actions = delivery && (
    <Button
      tone="main"
      icon={<RotateCcw className="size-4" />}
      busy={replay.isPending}
      onClick={() => replay.mutate()}
    >
      {t.replay}
    </Button>
  );
  return (
    <Sheet
      open
      wide
      title={delivery?.topic || delivery?.type || t.deliveries}
      onClose={onClose}
      actions={actions}
    >
      {error && !delivery && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !delivery && <SkeletonRows count={4} />}
      {delivery && <Told delivery={delivery} />}
    </Sheet>
  );
}

function Told({ delivery }: { readonly delivery: DeliveryWhole }) {
  const t = useTexts(texts);
  const waits = delivery.status === "pending" && delivery.next_attempt_at;
  return (
    <div className="flex flex-col gap-5 pb-2">
      <Facts
        facts={[
          [t.status, <DeliveryState key="status" status={delivery.status} />],
          [t.event, `${delivery.type} · ${t.kinds[delivery.kind]}`],
          [
            t.messageId,
            <code key="id" className="break-all text-small">
              {delivery.message_id}
            </code>,
          ],
          ...(delivery.ticket_id ? [[t.ticket, delivery.ticket_id] as const] : []),
          [t.when, <DateTime key="when" at={delivery.created_at} show="full" />],
          ...(waits ? [[t.nextAttempt, <DateTime key="next" at={waits} />] as const] : []),
        ]}
      />
      <section className="flex flex-col gap-3">
        <h3 className="font-semibold">{t.attempts}</h3>
        {delivery.tried.length === 0 && <p className="text-faint">{t.noAttempt}</p>}
        {delivery.tried.toReversed().map((attempt) => (
          <Attempt key={attempt.number} attempt={attempt} />
        ))}
      </section>
      {delivery.ticket_id && delivery.event_id && (
        <Payload ticketId={delivery.ticket_id} eventId={delivery.event_id} />
      )}
    </div>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptWire }) {
  const t = useTexts(texts);
  const isGood = attempt.status !== null && attempt.status < 300;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t.attempt(attempt.number)}</span>
        <Badge tone={isGood ? "good" : "bad"}>{attempt.status ?? attempt.error ?? "—"}</Badge>
        <span className="text-faint text-small">{t.milliseconds(attempt.milliseconds)}</span>
        <DateTime at={attempt.created_at} className="ms-auto text-faint text-small" />
      </div>
      {attempt.status !== null && attempt.error && <p className="text-bad">{attempt.error}</p>}
      {attempt.answer ? (
        <CodeBlock label={t.answer} text={attempt.answer} wrap />
      ) : (
        attempt.status !== null && <p className="text-faint text-small">{t.nothingSaid}</p>
      )}
    </div>
  );
}

/** The event behind it, out of the ticket's timeline: the delivery itself does not keep its body. */
function Payload({ ticketId, eventId }: { readonly ticketId: string; readonly eventId: string }) {
  const t = useTexts(texts);
  const { data } = useQuery({
    queryKey: ["webhooks", "event", ticketId, eventId],
    queryFn: () => findEvent(ticketId, eventId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data === undefined) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t.payload}</h3>
      <p className="text-small text-soft">{data ? t.payloadHint : t.payloadGone}</p>
      {data && <CodeBlock label={t.payload} text={JSON.stringify(data, null, 2)} />}
    </section>
  );
}

const PAGES = 10;

async function findEvent(ticket_id: string, id: string): Promise<object | null> {
  let after = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const { data, meta } = await call("GET /tickets/{ticket_id}/events", {
      path: { ticket_id },
      query: { after, limit: 100 },
    });
    const found = data.find((each) => each.id === id);
    if (found || data.length === 0) return found ?? null;
    after = Number(meta.next_cursor);
  }
  return null;
}
