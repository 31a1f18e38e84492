/** The figures at the top: what each counts in words, and what it was in the time before. */
import { ArrowDown, ArrowUp } from "lucide-react";
import { cx } from "@/kit/cx";
import { useFormat, useTexts } from "@/texts";
import type { BacklogRow, FlowRow, ReportRow, TimesWire } from "@/wire";
import { useDuration } from "./duration";
import { texts } from "./texts";

interface Before {
  readonly row: ReportRow;
  readonly flow: readonly FlowRow[] | undefined;
}

interface Props {
  readonly row: ReportRow;
  readonly flow: readonly FlowRow[] | undefined;
  readonly backlog: BacklogRow | undefined;
  /** The same of the time before, where there is something to compare with. */
  readonly before: Before | undefined;
}

/** How many were solved in all; null while it is not known. */
export function solvedOf(flow: readonly FlowRow[] | undefined): number | null {
  return flow ? flow.reduce((sum, { solved }) => sum + solved, 0) : null;
}

/** How many were open when the time began; null while it is not known. */
function beganWith(flow: readonly FlowRow[] | undefined): number | null {
  const first = flow?.[0];
  return first ? first.backlog - first.opened + first.solved : null;
}

export function Figures({ row, flow, backlog, before }: Props) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const duration = useDuration();
  const times = (times: TimesWire | undefined, of: (count: string, p90: string) => string) =>
    times?.p90 == null ? t.nobodyYet : of(number(times.count), duration(times.p90));
  const [first, firstBefore] = [row.first_response_time, before?.row.first_response_time];
  const [resolution, resolutionBefore] = [row.resolution_time, before?.row.resolution_time];
  return (
    <ul className={GRID}>
      <Figure
        name={t.opened}
        now={row.requests ?? 0}
        before={before?.row.requests ?? null}
        say={number}
        words={t.openedHint}
      />
      <Figure
        name={t.solved}
        now={solvedOf(flow)}
        before={solvedOf(before?.flow)}
        say={number}
        better="up"
        words={t.solvedHint}
      />
      <Figure
        name={t.openNow}
        now={backlog?.open ?? null}
        before={before ? beganWith(flow) : null}
        say={number}
        better="down"
        words={backlog ? t.openNowHint(number(backlog.unanswered)) : ""}
      />
      <Figure
        name={t.first}
        now={first?.median ?? null}
        before={firstBefore?.median ?? null}
        say={duration}
        better="down"
        words={times(first, t.firstWords)}
      />
      <Figure
        name={t.resolution}
        now={resolution?.median ?? null}
        before={resolutionBefore?.median ?? null}
        say={duration}
        better="down"
        words={times(resolution, t.resolutionWords)}
      />
    </ul>
  );
}

/** Five side by side, or two and one and two, or three and two. */
const GRID =
  "grid grid-cols-2 gap-3 sm:max-xl:grid-cols-6 xl:grid-cols-5 max-sm:*:nth-3:col-span-2 sm:max-xl:*:col-span-2 sm:max-xl:*:nth-[n+4]:col-span-3";

interface FigureProps {
  readonly name: string;
  readonly now: number | null;
  readonly before: number | null;
  readonly say: (value: number) => string;
  /** Which way is good; without it, neither. */
  readonly better?: "up" | "down";
  /** What it counts. */
  readonly words: string;
}

function Figure({ name, now, before, say, better, words }: FigureProps) {
  const t = useTexts(texts);
  return (
    <li className="flex min-w-0 flex-col gap-1 rounded-xl border border-line bg-raised p-pad">
      <span className="text-small text-soft">{name}</span>
      <span className="flex flex-wrap items-baseline gap-x-2">
        <span className="whitespace-nowrap font-semibold text-display tabular-nums">
          {now === null ? t.none : say(now)}
        </span>
        {now !== null && before !== null && <Change now={now} before={before} say={say} better={better} />}
      </span>
      <span className="text-faint text-small">{words}</span>
    </li>
  );
}

interface ChangeProps extends Pick<FigureProps, "say"> {
  readonly now: number;
  readonly before: number;
  readonly better: "up" | "down" | undefined;
}

function Change({ now, before, say, better }: ChangeProps) {
  const t = useTexts(texts);
  // What is the same in words is the same.
  const way = say(now) === say(before) ? undefined : now > before ? "up" : "down";
  const tone = !better || !way ? "text-faint" : way === better ? "text-good" : "text-warn";
  const Sign = way === "up" ? ArrowUp : ArrowDown;
  return (
    <span className={cx("inline-flex items-center gap-0.5 text-small", tone)}>
      {way && <Sign aria-hidden className="size-3" />}
      {t.before(say(before))}
    </span>
  );
}
