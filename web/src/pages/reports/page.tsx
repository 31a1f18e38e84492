/** How much there is to do, how fast it is answered, and who bears it. */
import { ErrorState, Skeleton } from "@/parts";
import { Page } from "@/shell";
import { useLanguage, useTexts } from "@/texts";
import { Backlog } from "./backlog";
import { BacklogChart, type ChartsProps, FlowChart, TimeCharts } from "./charts";
import { Comparison } from "./comparison";
import { useBacklog, useBefore, useFlow, useSpan, useTotals } from "./data";
import { Figures } from "./figures";
import { type ReportsState, reportsRoute, type SetState } from "./route";
import { Save } from "./save";
import { texts } from "./texts";
import { Toolbar } from "./toolbar";

export function ReportsPage() {
  const t = useTexts(texts);
  const { zone } = useLanguage();
  const state = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const set: SetState = (change) =>
    void navigate({ search: (old) => ({ ...old, ...change }) as ReportsState, replace: true });
  const { span, today } = useSpan(state);
  const shown: ChartsProps = { state, span, today };
  return (
    <Page
      wide
      title={t.title}
      actions={<Save state={state} span={span} />}
      toolbar={<Toolbar state={state} set={set} span={span} />}
    >
      <Top {...shown} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <FlowChart {...shown} />
        <Backlog state={state} />
      </div>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 xl:grid-cols-3">
        <BacklogChart {...shown} />
        <TimeCharts {...shown} />
      </div>
      <Comparison state={state} set={set} span={span} />
      <p className="max-w-prose text-faint text-small">{t.days(zone)}</p>
    </Page>
  );
}

function Top({ state, span }: ChartsProps) {
  const { row, data, error, refetch } = useTotals(state, span);
  const flow = useFlow(state, span);
  const before = useBefore(state, span);
  const backlog = useBacklog(state).data?.data[0];
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!row) return <Skeleton className="h-28 w-full rounded-xl" />;
  // Where nothing came in before there is nothing to compare with.
  const earlier = before.totals.row?.requests
    ? { row: before.totals.row, flow: before.flow.data?.data }
    : undefined;
  return <Figures row={row} flow={flow.data?.data} backlog={backlog} before={earlier} />;
}
