/** Surveys: how tickets went, in their customers' eyes. */
import { Link } from "@tanstack/react-router";
import { Smile } from "lucide-react";
import { useState } from "react";
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  SkeletonRows,
  Table,
  Tabs,
  type Tone,
} from "@/parts";
import { useTexts } from "@/texts";
import type { SurveyWire } from "@/wire";
import { kitTexts, SettingsPage, usePages } from "../kit";
import { texts } from "./texts";

const STATUSES = ["all", "received", "pending"] as const;
type Wanted = (typeof STATUSES)[number];

export function SurveysPage() {
  const t = useTexts(texts);
  const [wanted, setWanted] = useState<Wanted>("all");
  return (
    <SettingsPage title={t.title} hint={t.hint}>
      <Tabs
        label={t.status}
        value={wanted}
        onChange={setWanted}
        tabs={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
      />
      <Surveys wanted={wanted} />
    </SettingsPage>
  );
}

function Surveys({ wanted }: { readonly wanted: Wanted }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const list = usePages("GET /surveys", wanted === "all" ? {} : { query: { status: wanted } });
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (!list.rows) return <SkeletonRows />;
  if (list.rows.length === 0 && wanted === "all") {
    return <EmptyState icon={<Smile />} title={t.empty} hint={t.emptyHint} />;
  }
  if (list.rows.length === 0) return <p className="py-6 text-center text-soft">{t.noneSuch}</p>;
  return (
    <>
      <Card bare>
        <Table<SurveyWire>
          label={t.title}
          rows={list.rows}
          keyOf={(row) => row.ticket_id}
          columns={[
            {
              key: "ticket",
              title: t.ticket,
              cell: (row) => (
                <Link
                  to={`/tickets/${row.ticket_id}` as "/"}
                  className="rounded-sm font-medium hover:underline"
                >
                  {row.ticket_id}
                </Link>
              ),
            },
            { key: "value", title: t.value, cell: (row) => <Rating survey={row} /> },
            {
              key: "comment",
              title: t.comment,
              className: "w-1/2 max-w-0 min-w-32",
              wraps: true,
              wideOnly: true,
              cell: (row) => <span className="line-clamp-2 py-1">{row.comment}</span>,
            },
            {
              key: "when",
              title: t.when,
              cell: (row) => <DateTime at={row.received_at ?? row.created_at} />,
            },
          ]}
        />
      </Card>
      {list.hasMore && (
        <Button className="self-center" busy={list.isMore} onClick={list.more}>
          {kit.loadMore}
        </Button>
      )}
    </>
  );
}

/** Half of the most is neither good nor bad. */
function toneOf(value: number, most: number): Tone {
  if (value * 2 <= most) return "bad";
  return value >= most - 1 ? "good" : "warn";
}

function Rating({ survey: { value, max_value: most } }: { readonly survey: SurveyWire }) {
  const t = useTexts(texts);
  if (value === null) return <span className="text-faint">{t.waits}</span>;
  return <Badge tone={toneOf(value, most)}>{t.of(value, most)}</Badge>;
}
