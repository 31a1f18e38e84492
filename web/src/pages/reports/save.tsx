/** The figures to take along, as they are shown. */
import { Download } from "lucide-react";
import { Button, IconButton, Menu, type MenuItem } from "@/parts";
import { useIsPhone } from "@/shell";
import { useTexts } from "@/texts";
import { useCompared } from "./comparison";
import { download } from "./csv";
import { useBacklog, useFlow, useSeries } from "./data";
import type { ReportsState } from "./route";
import { sheetOfBacklog, sheetOfCompared, sheetOverTime } from "./sheet";
import { dayAfter, type Span } from "./span";
import { texts } from "./texts";

interface Props {
  readonly state: ReportsState;
  readonly span: Span;
}

export function Save({ state, span }: Props) {
  const t = useTexts(texts);
  const by = state.by ?? "assignee";
  const flow = useFlow(state, span);
  const series = useSeries(state, span);
  const { rows } = useCompared(state, span);
  const backlog = useBacklog(state).data?.data[0];
  const isPhone = useIsPhone();
  const days = `${span.since}-${dayAfter(span.until, -1)}`;
  const isThere = flow.data && !flow.isPlaceholderData && series.data && !series.isPlaceholderData;
  const overTime = () =>
    isThere && download(`parley-${days}.csv`, sheetOverTime(flow.data.data, series.data.data, t));
  const compare = () => rows && download(`parley-${days}-${by}.csv`, sheetOfCompared(rows, t.by[by], t));
  const ages = () => backlog && download("parley-open.csv", sheetOfBacklog(backlog, t));
  const items: readonly MenuItem[] = [
    { key: "time", label: t.csvOverTime, disabled: !isThere, run: () => void overTime() },
    { key: "by", label: t.csvCompared(t.by[by]), disabled: !rows, run: () => void compare() },
    { key: "ages", label: t.byAge, disabled: !backlog, run: () => void ages() },
  ];
  const icon = <Download className="size-4" />;
  const trigger = isPhone ? <IconButton label={t.csv} icon={icon} /> : <Button icon={icon}>{t.csv}</Button>;
  return <Menu align="end" trigger={trigger} items={items} heading={t.csvHint} />;
}
