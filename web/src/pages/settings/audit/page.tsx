/** The audit log: the feed of events read backwards, narrowed by type, by who acted, and by time. */
import { useQuery } from "@tanstack/react-query";
import { BookLock } from "lucide-react";
import { useState } from "react";
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Select,
  Sheet,
  SkeletonRows,
  Table,
} from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { type EventWire, wireQuery } from "@/wire";
import { CodeBlock, Facts, kitTexts, SettingsPage, useAll, useUserItems } from "../kit";
import { type Narrowing, typeOptions, useAudit } from "./reading";
import { texts } from "./texts";

const ALL: Narrowing = { types: "", actor_id: "", until: "" };

export function AuditPage() {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState(ALL);
  return (
    <SettingsPage title={t.title} hint={t.hint}>
      <Filters wanted={wanted} onChange={setWanted} />
      <Log wanted={wanted} />
    </SettingsPage>
  );
}

interface FilterProps {
  readonly wanted: Narrowing;
  readonly onChange: (wanted: Narrowing) => void;
}

function Filters({ wanted, onChange }: FilterProps) {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  const users = useUserItems();
  const keys = useAll("GET /keys", {}, isAdmin).data ?? [];
  const types = useQuery(wireQuery("GET /event-types")).data?.data ?? [];
  const change = (part: Partial<Narrowing>) => onChange({ ...wanted, ...part });
  const isNarrow = Object.values(wanted).some(Boolean);
  return (
    <div className="grid items-end gap-3 sm:grid-cols-2 xl:grid-cols-[1fr_1fr_1fr_auto]">
      <Field label={t.type}>
        <Select
          value={wanted.types}
          options={[
            { value: "", label: t.anyType },
            ...typeOptions(
              types.map((each) => each.type),
              t,
            ),
          ]}
          onChange={(value) => change({ types: value })}
        />
      </Field>
      <Field label={t.actor}>
        <Select
          value={wanted.actor_id}
          options={[
            { value: "", label: t.anyActor },
            ...users.map(({ value, label }) => ({ value, label })),
            ...keys.map((key) => ({ value: key.id, label: t.key(key.name) })),
          ]}
          onChange={(actor_id) => change({ actor_id })}
        />
      </Field>
      <Field label={t.until}>
        <Input
          type="datetime-local"
          value={wanted.until}
          onChange={(event) => change({ until: event.target.value })}
        />
      </Field>
      <Button tone="quiet" className="justify-self-start" disabled={!isNarrow} onClick={() => onChange(ALL)}>
        {t.clear}
      </Button>
    </div>
  );
}

function Log({ wanted }: { readonly wanted: Narrowing }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [shown, setShown] = useState<EventWire | null>(null);
  const log = useAudit(wanted);
  if (log.error && !log.rows) return <ErrorState error={log.error} onRetry={log.refetch} />;
  if (!log.rows) return <SkeletonRows />;
  if (log.rows.length === 0) return <EmptyState icon={<BookLock />} title={t.empty} hint={t.emptyHint} />;
  return (
    <>
      <Card bare>
        <Table<EventWire>
          label={t.title}
          rows={log.rows}
          keyOf={(row) => row.id}
          columns={[
            {
              key: "type",
              title: t.type,
              className: "w-1/3 min-w-28 max-w-0 @[30rem]:min-w-36",
              cell: (row) => (
                <button
                  type="button"
                  className="flex min-h-control-small w-full items-center gap-2 rounded-sm text-start hover:underline"
                  onClick={() => setShown(row)}
                >
                  <code className="truncate text-small">{row.type}</code>
                  {row.quiet && <Badge>{t.quiet}</Badge>}
                </button>
              ),
            },
            {
              key: "actor",
              title: t.actor,
              className: "max-w-24 @[30rem]:max-w-40",
              cell: (row) => <span className="block truncate">{row.actor.name || row.actor.type}</span>,
            },
            {
              key: "subject",
              title: t.subject,
              wideOnly: true,
              cell: (row) => <code className="text-small">{row.subject.id}</code>,
            },
            { key: "origin", title: t.origin, roomyOnly: true, cell: (row) => row.origin },
            {
              key: "when",
              title: t.when,
              cell: (row) => <DateTime at={row.created_at} show="short" />,
            },
          ]}
        />
      </Card>
      {log.hasMore && (
        <Button className="self-center" busy={log.isMore} onClick={log.more}>
          {kit.loadMore}
        </Button>
      )}
      {shown && <Details event={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function Details({ event, onClose }: { readonly event: EventWire; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const hasData = Object.keys(event.data).length > 0;
  return (
    <Sheet open wide title={event.type} onClose={onClose}>
      <div className="flex flex-col gap-4 pb-4">
        <Facts
          facts={[
            [
              t.actor,
              `${event.actor.name || event.actor.type}${event.actor.id ? ` · ${event.actor.id}` : ""}`,
            ],
            [t.subject, event.subject.id],
            [t.origin, event.origin],
            [t.when, <DateTime key="when" at={event.created_at} show="full" />],
            [
              t.position,
              <code key="position" className="break-all text-small">
                {event.position}
              </code>,
            ],
          ]}
        />
        <h3 className="font-semibold">{t.details}</h3>
        {hasData ? (
          <CodeBlock label={t.details} text={JSON.stringify(event.data, null, 2)} wrap />
        ) : (
          <p className="text-faint">{t.nothing}</p>
        )}
      </div>
    </Sheet>
  );
}
