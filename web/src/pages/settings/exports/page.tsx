/** Exports: asked for with a filter, written by the desk, fetched by a link. */
import { Download, FileDown, Plus } from "lucide-react";
import {
  Badge,
  Banner,
  Button,
  Card,
  Chip,
  DateTime,
  EmptyState,
  ErrorState,
  ProgressBar,
  SkeletonRows,
  type Tone,
  useSaying,
} from "@/parts";
import { useMay } from "@/session/session";
import { useFormat, useTexts } from "@/texts";
import type { ExportWire } from "@/wire";
import { kitTexts, SettingsPage, useOpen, usePages } from "../kit";
import { NewExport } from "./form";
import { withinBound } from "./period";
import { texts } from "./texts";

const TONES: Record<ExportWire["status"], Tone> = {
  waiting: "info",
  running: "info",
  done: "good",
  failed: "bad",
};
const GOES_ON = new Set<ExportWire["status"]>(["waiting", "running"]);
const AGAIN = 1500;
const DATED = /_(after|before)$/;

export function ExportsPage() {
  const t = useTexts(texts);
  const mayExport = useMay("write");
  const [open, setOpen] = useOpen();
  const add = (
    <Button tone="main" icon={<Plus className="size-4" />} onClick={() => setOpen("new")}>
      {t.add}
    </Button>
  );
  return (
    <SettingsPage title={t.title} hint={t.hint} narrow actions={mayExport && add}>
      {mayExport ? <Exports /> : <Banner>{t.notAllowed}</Banner>}
      {open === "new" && mayExport && <NewExport onClose={() => setOpen(null)} />}
    </SettingsPage>
  );
}

function Exports() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const list = usePages("GET /exports", {}, (rows) => rows.some((each) => GOES_ON.has(each.status)) && AGAIN);
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (!list.rows) return <SkeletonRows count={3} />;
  if (list.rows.length === 0) return <EmptyState icon={<FileDown />} title={t.empty} hint={t.emptyHint} />;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {list.rows.map((each) => (
          <li key={each.id}>
            <One row={each} />
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button className="self-center" busy={list.isMore} onClick={list.more}>
          {kit.loadMore}
        </Button>
      )}
    </>
  );
}

function One({ row }: { readonly row: ExportWire }) {
  const t = useTexts(texts);
  const { number, date } = useFormat();
  const say = useSaying();
  const labels: Readonly<Record<string, string>> = {
    status: t.ticketStatus,
    state: t.state,
    priority: t.priority,
    assignee_id: t.assignee,
    customer_id: t.customer,
    company_id: t.company,
    team_id: t.team,
    inbox_id: t.inbox,
    category_id: t.category,
    unassigned: t.unassigned,
    tags: t.tags,
    search: t.search,
    created_after: t.from,
    created_before: t.to,
    updated_after: t.updatedFrom,
    updated_before: t.updatedTo,
    snoozed: t.snoozed,
    unread: t.unread,
    source: t.source,
  };
  const spelled = (name: string, value: unknown) =>
    DATED.test(name) ? date(withinBound(name, String(value))) : String(value);
  const filter = Object.entries(row.filter).filter(([, value]) => value !== null && value !== "");
  return (
    <Card>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium uppercase">{row.format}</span>
          <Badge tone={TONES[row.status]}>{t.statuses[row.status]}</Badge>
          <span className="flex-1 text-small text-soft tabular-nums">
            {t.rows}: {number(row.rows)}
          </span>
          <DateTime at={row.created_at} className="text-faint text-small" />
          {row.url && (
            <Button asChild small>
              <a href={row.url} download>
                <Download aria-hidden className="size-4" />
                {t.download}
              </a>
            </Button>
          )}
        </div>
        {GOES_ON.has(row.status) && <ProgressBar label={t.statuses[row.status]} value={null} />}
        <p className="flex flex-wrap gap-1">
          {filter.length === 0 && <span className="text-faint text-small">{t.everything}</span>}
          {filter.map(([name, value]) => (
            <Chip key={name}>{`${labels[name] ?? name}: ${spelled(name, value)}`}</Chip>
          ))}
        </p>
        {row.status === "done" && <p className="text-faint text-small">{t.gone}</p>}
        {row.error && <p className="text-bad">{say(row.error)}</p>}
      </div>
    </Card>
  );
}
