/** One delivery: what it told, every attempt with its answer, and sending it again. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Badge, Button, DateTime, ErrorState, Sheet, SkeletonRows, toast, useSaying } from "@/parts";
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
      <Payload body={delivery.body} />
    </div>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptWire }) {
  const t = useTexts(texts);
  const say = useSaying();
  const error = attempt.error && say(attempt.error);
  const isGood = attempt.status !== null && attempt.status < 300;
  return (
    <div className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{t.attempt(attempt.number)}</span>
        <Badge tone={isGood ? "good" : "bad"}>{attempt.status ?? error ?? "—"}</Badge>
        <span className="text-faint text-small">{t.milliseconds(attempt.milliseconds)}</span>
        <DateTime at={attempt.created_at} className="ms-auto text-faint text-small" />
      </div>
      {attempt.status !== null && error && <p className="text-bad">{error}</p>}
      {attempt.answer ? (
        <CodeBlock label={t.answer} text={attempt.answer} wrap />
      ) : (
        attempt.status !== null && <p className="text-faint text-small">{t.nothingSaid}</p>
      )}
    </div>
  );
}

/** What is sent, as the server has it: laid out for people where it is JSON. */
function Payload({ body }: { readonly body: string | null }) {
  const t = useTexts(texts);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t.payload}</h3>
      {body === null ? (
        <p className="text-small text-soft">{t.payloadGone}</p>
      ) : (
        <CodeBlock label={t.payload} text={laidOut(body)} wrap />
      )}
    </section>
  );
}

export function laidOut(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
