/** One's own requests, the last changed first. */
import { Inbox, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/parts/button";
import { StatusDot } from "@/parts/signs";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useFormat, useTexts } from "@/texts";
import { call } from "@/wire/client";
import type { RequestSummaryWire } from "@/wire/native.gen";
import { Link } from "../place";
import { useReading } from "../reading";
import { texts } from "./texts";

const STEP = 25;
const MOST = 100;

export function RequestsPage() {
  const t = useTexts(texts);
  const [limit, setLimit] = useState(STEP);
  const { data, error, retry, stale } = useReading(`requests ${limit}`, (signal) =>
    call("GET /portal/tickets", { query: { limit }, signal }),
  );
  if (!data) return error === undefined ? <SkeletonRows /> : <ErrorState error={error} onRetry={retry} />;
  if (data.data.length === 0) {
    return <EmptyState icon={<Inbox />} title={t.none} hint={t.noneHint} action={<Create />} />;
  }
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 flex-1 font-semibold text-display">{t.title}</h1>
        <Create />
      </header>
      <ul className="flex flex-col rounded-xl border border-line">
        {data.data.map((request) => (
          <Line key={request.number} request={request} />
        ))}
      </ul>
      {data.meta.next_cursor && limit < MOST && (
        <Button busy={stale} onClick={() => setLimit(Math.min(limit + STEP, MOST))}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function Create() {
  const t = useTexts(texts);
  return (
    <Link
      to="/new"
      className="inline-flex h-control items-center gap-1.5 rounded-md bg-mark px-3 font-medium text-on-mark hover:bg-mark-strong"
    >
      <Plus aria-hidden className="size-4" />
      {t.create}
    </Link>
  );
}

function Line({ request }: { readonly request: RequestSummaryWire }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <li className="border-line border-b last:border-0">
      <Link
        to={`/requests/${request.number}`}
        className="flex flex-col gap-1 px-4 py-3 hover:bg-hover sm:flex-row sm:items-center sm:gap-4"
      >
        <span className="min-w-0 flex-1 truncate font-medium">{request.subject}</span>
        <span className="flex items-center gap-4 text-small text-soft">
          <StatusDot state={request.state} name={request.status} named />
          <time dateTime={request.updated_at} title={format.full(request.updated_at)}>
            {t.updated(format.relative(request.updated_at, Date.now()))}
          </time>
        </span>
      </Link>
    </li>
  );
}
