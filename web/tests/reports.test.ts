import { describe, expect, it } from "vitest";
import { csvOf } from "@/pages/reports/csv";
import { durationIn } from "@/pages/reports/duration";
import { reportsState } from "@/pages/reports/route";
import { byAge, periodsOf, spanBefore, spanOf } from "@/pages/reports/span";
import { everyNth, runsOf, ticksTo } from "@/parts/chart/scale";

const NOW = Date.parse("2026-11-22T15:30:00Z");
const iso = (dates: readonly Date[]) => dates.map((each) => each.toISOString().slice(0, 10));

describe("The time of a report", () => {
  it("holds whole days and today", () => {
    const span = spanOf({ range: "7d" }, NOW);
    expect(iso([span.since, span.until])).toEqual(["2026-11-16", "2026-11-23"]);
    expect(iso([spanBefore(span).since])).toEqual(["2026-11-09"]);
    expect(periodsOf(span)).toHaveLength(7);
  });

  it("is thirty days when the address makes no sense", () => {
    for (const own of [{}, { from: "2026-02-31", to: "x" }, { from: "2026-02-03", to: "2026-02-01" }]) {
      expect(spanOf({ range: "own", ...own } as never, NOW).days).toBe(30);
    }
    expect(spanOf({ range: "own", from: "2001-01-01", to: "2026-01-01" }, NOW).days).toBe(30);
    expect(reportsState({ range: "1y", by: "tag", from: "yesterday", inbox: 7, team: "" })).toEqual({});
  });

  it("counts weeks from Monday and months from their first", () => {
    expect(
      iso(periodsOf(spanOf({ range: "own", from: "2026-08-05", to: "2026-10-15" }, NOW))).slice(0, 2),
    ).toEqual(["2026-08-03", "2026-08-10"]);
    expect(iso(periodsOf(spanOf({ range: "365d" }, NOW)))[0]).toBe("2025-11-01");
  });
});

describe("The backlog", () => {
  it("puts each day into its age", () => {
    const rows = ["2026-11-22", "2026-11-21", "2026-11-19", "2026-11-15", "2020-01-01"].map((day, at) => ({
      period: `${day}T00:00:00.000000Z`,
      requests: at + 1,
    }));
    expect(byAge(rows, NOW)).toEqual([1, 2, 3, 4, 5]);
    expect(byAge([], NOW)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("CSV", () => {
  it("quotes, and disarms what a spreadsheet would run", () => {
    const text = csvOf(
      ["a", 'b "c"'],
      [
        ["=HYPERLINK(1)", null],
        ["x,\ny", -1.5],
      ],
    );
    expect(text).toBe('a,"b ""c"""\r\n\'=HYPERLINK(1),\r\n"x,\ny",-1.5\r\n');
  });
});

describe("An axis", () => {
  it("stands at round figures that reach the top", () => {
    for (const top of [0.3, 1, 3, 7, 99, 1234, 1e7]) {
      for (const scale of ["plain", "whole", "minutes"] as const) {
        const ticks = ticksTo(top, scale);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(top);
        expect(ticks.length).toBeLessThanOrEqual(6);
      }
    }
    expect(ticksTo(3, "whole")).toEqual([0, 1, 2, 3]);
    expect(ticksTo(150, "minutes")).toEqual([0, 60, 120, 180]);
    expect(ticksTo(0)).toEqual([0, 1]);
    expect(ticksTo(Number.NaN)).toEqual([0, 1]);
  });

  it("leaves out labels that have no room, and gaps that are no zero", () => {
    expect(everyNth(30, 7.5)).toBe(4);
    expect(everyNth(0, 0)).toBe(1);
    expect(runsOf([1, null, 0, 2, null].map((value) => ({ value })))).toEqual([[0], [2, 3]]);
  });

  it("says minutes as hours and days where they are", () => {
    const say = durationIn("en");
    expect([12.4, 90, 4320].map(say)).toEqual(["12 min", "1.5 hr", "3 days"]);
  });
});
