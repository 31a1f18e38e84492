/** The open tickets by age, as they are now. */
import { Card, EmptyState, ErrorState, Skeleton } from "@/parts";
import { Bars } from "@/parts/chart";
import { useFormat, useTexts } from "@/texts";
import { AGES } from "./ages";
import { useBacklog } from "./data";
import type { ReportsState } from "./route";
import { texts } from "./texts";

const TONES = ["mark", "mark", "info", "warn", "bad"] as const;

export function Backlog({ state }: { readonly state: ReportsState }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { data, error, refetch } = useBacklog(state);
  const row = data?.data[0];
  const bars =
    row &&
    AGES.map((age, at) => ({
      key: age,
      name: t.ages[age],
      value: row.ages[age],
      tone: TONES[at] ?? "mark",
    }));
  return (
    <Card title={t.byAge} hint={t.byAgeHint}>
      {error && !bars && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !bars && <Skeleton className="h-40 w-full rounded-md" />}
      {row?.open === 0 && <EmptyState title={t.noBacklog} />}
      {bars && row.open > 0 && (
        <div className="flex flex-col gap-4">
          <Bars label={t.byAge} bars={bars} say={format.number} />
          {row.oldest_at && <p className="text-small text-soft">{t.oldest(format.date(row.oldest_at))}</p>}
        </div>
      )}
    </Card>
  );
}
