/** How much there is to do, how fast it is answered, and who bears it. */
import { Download } from "lucide-react";
import { Button, EmptyState, ErrorState, IconButton, Skeleton, useFaultToast } from "@/parts";
import { Page, useIsPhone } from "@/shell";
import { useTexts } from "@/texts";
import { Backlog, Charts } from "./charts";
import { Comparison } from "./comparison";
import { download } from "./csv";
import { useComparison, useSeries, useSpan, useTotals } from "./data";
import { Figures } from "./figures";
import { useChoices, useRowName } from "./names";
import { type ReportsState, reportsRoute } from "./route";
import { sheetOf } from "./sheet";
import { texts } from "./texts";
import { type SetState, Toolbar } from "./toolbar";

export function ReportsPage() {
  const t = useTexts(texts);
  const state = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const set: SetState = (change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as ReportsState, replace: true });
  const span = useSpan(state);
  const choices = useChoices();
  return (
    <Page
      wide
      title={t.title}
      actions={<Csv state={state} />}
      toolbar={<Toolbar state={state} set={set} span={span} choices={choices} />}
    >
      <Inside state={state} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Comparison state={state} set={set} span={span} choices={choices} />
        <Backlog state={state} />
      </div>
      <p className="text-faint text-small">{t.utc}</p>
    </Page>
  );
}

function Inside({ state }: { readonly state: ReportsState }) {
  const t = useTexts(texts);
  const span = useSpan(state);
  const { row, before, data, error, refetch } = useTotals(state, span);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-24 w-full rounded-xl" />;
  if (!row?.requests) return <EmptyState title={t.empty} hint={t.emptyHint} />;
  return (
    <>
      <Figures row={row} before={before} />
      <Charts state={state} span={span} />
    </>
  );
}

/** All that is on the page as one file: by time, and by what is compared. */
function Csv({ state }: { readonly state: ReportsState }) {
  const t = useTexts(texts);
  const span = useSpan(state);
  const by = state.by ?? "assignee";
  const nameOf = useRowName(by, useChoices());
  const series = useSeries(state, span);
  const comparison = useComparison(state, span);
  const onFault = useFaultToast();
  const isPhone = useIsPhone();
  const save = () => {
    if (!series.data || !comparison.data) return onFault(series.error ?? comparison.error);
    const days = [span.since, new Date(span.until.getTime() - 1)].map((at) => at.toISOString().slice(0, 10));
    download(
      `parley-${days.join("-")}-${by}.csv`,
      sheetOf(series.data.data, comparison.data.data, nameOf, t.by[by], t),
    );
  };
  const icon = <Download className="size-4" />;
  if (isPhone) return <IconButton label={t.csv} icon={icon} onClick={save} />;
  return (
    <Button icon={icon} onClick={save} disabled={!series.data || !comparison.data}>
      {t.csv}
    </Button>
  );
}
