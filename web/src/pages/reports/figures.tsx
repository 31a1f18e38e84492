/** The four figures at the top, each with what it was in the time before. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "@/kit/cx";
import { useFormat, useTexts } from "@/texts";
import type { ReportRow, TimesWire } from "@/wire";
import { useDuration } from "./duration";
import { texts } from "./texts";

interface Props {
  readonly row: ReportRow;
  readonly before: ReportRow | undefined;
}

export function Figures({ row, before }: Props) {
  const t = useTexts(texts);
  const format = useFormat();
  const duration = useDuration();
  const share = (of: ReportRow | undefined) =>
    of?.requests ? (of.resolution_time?.count ?? 0) / of.requests : null;
  const known = before?.requests ? before : undefined;
  const p90 = (times: TimesWire | undefined) => (times?.p90 == null ? undefined : t.p90(duration(times.p90)));
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure name={t.opened} now={row.requests ?? 0} before={known?.requests ?? null} say={format.number} />
      <Figure name={t.solved} now={share(row)} before={share(known)} say={format.percent} better="up" />
      <Figure
        name={`${t.first} · ${t.median}`}
        now={row.first_response_time?.median ?? null}
        before={known?.first_response_time?.median ?? null}
        say={duration}
        better="down"
        hint={p90(row.first_response_time)}
      />
      <Figure
        name={`${t.resolution} · ${t.median}`}
        now={row.resolution_time?.median ?? null}
        before={known?.resolution_time?.median ?? null}
        say={duration}
        better="down"
        hint={p90(row.resolution_time)}
      />
    </ul>
  );
}

interface FigureProps {
  readonly name: string;
  readonly now: number | null;
  readonly before: number | null;
  readonly say: (value: number) => string;
  /** Which way is good; without it, neither. */
  readonly better?: "up" | "down";
  readonly hint?: string | undefined;
}

function Figure({ name, now, before, say, better, hint }: FigureProps) {
  const t = useTexts(texts);
  return (
    <li className="flex min-w-0 flex-col gap-0.5 rounded-xl border border-line bg-raised p-pad">
      <span className="truncate text-small text-soft">{name}</span>
      <span className="font-semibold text-display tabular-nums">{now === null ? t.none : say(now)}</span>
      <span className="flex flex-wrap gap-x-2 text-faint text-small">
        {now !== null && before !== null && <Change now={now} before={before} say={say} better={better} />}
        {hint && <span>{hint}</span>}
      </span>
    </li>
  );
}

function Change({
  now,
  before,
  say,
  better,
}: Pick<FigureProps, "say"> & {
  readonly now: number;
  readonly before: number;
  readonly better: "up" | "down" | undefined;
}) {
  const t = useTexts(texts);
  const way = now > before ? "up" : now < before ? "down" : undefined;
  const tone = !better || !way ? "text-faint" : way === better ? "text-good" : "text-warn";
  const Sign = way === "up" ? ArrowUp : ArrowDown;
  return (
    <span className={cx("inline-flex items-center gap-0.5", tone)}>
      {way && <Sign aria-hidden className="size-3" />}
      {t.before(say(before))}
    </span>
  );
}
