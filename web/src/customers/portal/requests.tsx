/** One's own requests, the last changed first. */
import { Inbox, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Button } from "@/parts/button";
import { StatusDot } from "@/parts/signs";
import { EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useFormat, useTexts } from "@/texts";
import { call } from "@/wire/client";
import type { RequestSummaryWire } from "@/wire/native.gen";
import { Unseen } from "../frame";
import { Link, usePlace } from "../place";
import { OFTEN, useReading } from "../reading";
import { useNews } from "./news";
import { texts } from "./texts";

const STEP = 25;
const PAGE = 100;
const SHOWS = ["all", "open", "done"] as const;
type Show = (typeof SHOWS)[number];

interface Listed {
  readonly requests: readonly RequestSummaryWire[];
  readonly hasMore: boolean;
}

/** Read so many, page after page. */
async function readRequests(show: Show, wanted: number, signal: AbortSignal): Promise<Listed> {
  const requests: RequestSummaryWire[] = [];
  let cursor: string | undefined;
  while (requests.length < wanted) {
    const query = {
      limit: Math.min(PAGE, wanted - requests.length),
      cursor,
      ...(show === "all" ? {} : { open: show === "open" }),
    };
    const page = await call("GET /portal/tickets", { query, signal });
    requests.push(...page.data);
    cursor = page.meta.next_cursor ?? undefined;
    if (cursor === undefined) break;
  }
  return { requests, hasMore: cursor !== undefined };
}

export function RequestsPage() {
  const t = useTexts(texts);
  const asked = usePlace().query.get("show");
  const show = SHOWS.find((each) => each === asked) ?? "all";
  const [wanted, setWanted] = useState(STEP);
  const { data, error, retry, stale } = useReading(
    `requests ${show} ${wanted}`,
    (signal) => readRequests(show, wanted, signal),
    OFTEN,
  );
  const news = useNews();
  const counted = useRef(news);
  useEffect(() => {
    if (counted.current !== news) retry();
    counted.current = news;
  }, [retry, news]);
  if (!data) return error === undefined ? <SkeletonRows /> : <ErrorState error={error} onRetry={retry} />;
  const { requests, hasMore } = data;
  const isEmpty = requests.length === 0;
  if (isEmpty && show === "all") {
    return (
      <>
        <Unseen title={t.title} />
        <EmptyState icon={<Inbox />} title={t.none} hint={t.noneHint} action={<Create />} />
      </>
    );
  }
  return (
    <>
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 flex-1 font-semibold text-display">{t.title}</h1>
        <Create />
      </header>
      <Shown show={show} onChange={() => setWanted(STEP)} />
      {isEmpty ? (
        <p className="py-10 text-center text-soft">{t.noneOfThese}</p>
      ) : (
        <ul
          className={cx("flex flex-col overflow-hidden rounded-xl border border-line", stale && "opacity-60")}
        >
          {requests.map((request) => (
            <Line key={request.number} request={request} />
          ))}
        </ul>
      )}
      {hasMore && (
        <Button busy={stale} onClick={() => setWanted(wanted + 2 * STEP)}>
          {t.more}
        </Button>
      )}
    </>
  );
}

/** Which of them are shown; the address says it too. */
function Shown({ show, onChange }: { readonly show: Show; readonly onChange: () => void }) {
  const t = useTexts(texts);
  return (
    <nav aria-label={t.show} className="-mt-2 flex gap-1">
      {SHOWS.map((each) => (
        <Link
          key={each}
          to={each === "all" ? "" : `?show=${each}`}
          aria-current={each === show ? "true" : undefined}
          className={cx(
            "flex h-control-small items-center rounded-md px-2.5 text-small",
            each === show ? "bg-chosen font-medium" : "text-soft hover:bg-hover",
          )}
          onClick={onChange}
        >
          {t[each]}
        </Link>
      ))}
    </nav>
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
        className="flex flex-col gap-1 px-4 py-3 outline-offset-[-2px] hover:bg-hover sm:flex-row sm:items-center sm:gap-4"
      >
        <span className={cx("min-w-0 flex-1 truncate", request.unread ? "font-semibold" : "font-normal")}>
          {request.subject}
        </span>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-soft">
          {request.unread && (
            <span className="flex items-center gap-1.5 font-medium text-mark">
              <span aria-hidden className="size-2 rounded-full bg-mark" />
              {t.news}
            </span>
          )}
          <StatusDot state={request.state} name={request.status} named />
          <time dateTime={request.updated_at} title={format.full(request.updated_at)}>
            {t.updated(format.relative(request.updated_at, Date.now()))}
          </time>
        </span>
      </Link>
    </li>
  );
}
