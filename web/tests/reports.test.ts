import { describe, expect, it } from "vitest";
import { csvOf } from "@/pages/reports/csv";
import { durationIn } from "@/pages/reports/duration";
import { reportsState } from "@/pages/reports/route";
import { compared } from "@/pages/reports/rows";
import { sheetOfBacklog, sheetOfCompared, sheetOverTime } from "@/pages/reports/sheet";
import { isOpen, periodsOf, spanBefore, spanOf } from "@/pages/reports/span";
import { texts } from "@/pages/reports/texts";
import { everyNth, runsOf, ticksTo } from "@/parts/chart/scale";
import { saidOf } from "@/parts/chart/series";
import { textsOf } from "@/texts/catalogue";

const TODAY = "2026-11-22";

describe("The time of a report", () => {
  it("holds whole days and today", () => {
    const span = spanOf({ range: "7d" }, TODAY);
    expect(span).toEqual({ since: "2026-11-16", until: "2026-11-23", days: 7, granularity: "day" });
    expect(spanBefore(span)).toMatchObject({ since: "2026-11-09", until: "2026-11-16" });
    expect(periodsOf(span)).toHaveLength(7);
  });

  it("is thirty days when the address makes no sense", () => {
    for (const own of [{}, { from: "2026-02-31", to: "x" }, { from: "2026-02-03", to: "2026-02-01" }]) {
      expect(spanOf({ range: "own", ...own } as never, TODAY).days).toBe(30);
    }
    expect(spanOf({ range: "own", from: "2001-01-01", to: "2026-01-01" }, TODAY).days).toBe(30);
    expect(reportsState({ range: "1y", by: "color", from: "yesterday", inbox: 7, team: "" })).toEqual({});
  });

  it("counts weeks from Monday and months from their first", () => {
    expect(
      periodsOf(spanOf({ range: "own", from: "2026-08-05", to: "2026-10-15" }, TODAY)).slice(0, 2),
    ).toEqual(["2026-08-03", "2026-08-10"]);
    const year = spanOf({ range: "365d" }, TODAY);
    expect(periodsOf(year)[0]).toBe("2025-11-01");
    expect([isOpen("2026-11-01", year, TODAY), isOpen("2026-10-01", year, TODAY)]).toEqual([true, false]);
  });

  it("has no day twice where the clock is put forward or back", () => {
    for (const month of ["2026-03", "2026-10"]) {
      const days = periodsOf(spanOf({ range: "own", from: `${month}-01`, to: `${month}-31` }, TODAY));
      expect(new Set(days).size).toBe(31);
    }
  });
});

describe("A comparison", () => {
  it("has a row for each that opened or bears something, the most first", () => {
    const none = { ages: {} as never, unanswered: 0, oldest_at: null };
    const rows = compared(
      [
        { assignee_id: "user_1", assignee: "Ann", requests: 1 },
        { assignee_id: null, assignee: null, requests: 3 },
      ],
      [
        { assignee_id: "user_1", assignee: "Ann", open: 5, ...none },
        { assignee_id: "user_2", assignee: "=Bob", open: 2, ...none },
      ],
      "assignee",
      (row) => row.assignee ?? "Nobody",
    );
    expect(rows.map(({ name, opened, open }) => [name, opened, open])).toEqual([
      ["Nobody", 3, 0],
      ["Ann", 1, 5],
      ["=Bob", 0, 2],
    ]);
    const t = textsOf(texts, "en");
    const sheet = sheetOfCompared(rows, "Agent", t).split("\r\n");
    expect(sheet[0]).toBe(
      'Agent,Opened,Open now,"First response, Median (minutes)","First response, 9 of 10 within (minutes)",First response (tickets),' +
        '"Resolution, Median (minutes)","Resolution, 9 of 10 within (minutes)",Resolution (tickets)',
    );
    expect(sheet[3]).toBe("'=Bob,0,2,,,0,,,0");
  });
});

describe("A file over time", () => {
  it("has the figures of both reports in one row", () => {
    const flow = { day: "2026-11-22", period: "", opened: 2, solved: 1, backlog: 7 };
    const first_response_time = { count: 1, avg: 5, median: 5.25, p90: 6 };
    const text = sheetOverTime([flow], [{ day: "2026-11-22", first_response_time }], textsOf(texts, "en"));
    expect(text.split("\r\n")[1]).toBe("2026-11-22,2,1,7,5.25,6,1,,,0");
  });

  it("says the ages of what is open", () => {
    const ages = { under_1_day: 1, under_3_days: 2, under_7_days: 3, under_30_days: 4, older: 5 };
    const text = sheetOfBacklog({ open: 15, unanswered: 0, oldest_at: null, ages }, textsOf(texts, "de"));
    expect(text.split("\r\n").slice(0, 2)).toEqual(["Alter,Jetzt offen", "Unter einem Tag,1"]);
  });
});

describe("A point", () => {
  it("is said with every figure, and nothing where there is none", () => {
    const series = [{ name: "Opened", tone: "mark" } as const, { name: "Solved", tone: "info" } as const];
    const point = { key: "a", label: "", title: "1 May", values: [3, null] };
    expect(saidOf(point, series, String, "—")).toBe("1 May: Opened 3 · Solved —");
    expect(saidOf(point, series.slice(0, 1), String, "—")).toBe("1 May: 3");
    expect(saidOf(undefined, series, String, "—")).toBe("—");
  });
});

describe("CSV", () => {
  it("quotes, and disarms what a spreadsheet would run", () => {
    const text = csvOf(
      ["a", 'b "c"'],
      [
        ["=HYPERLINK(1)", null],
        ["x,\ny", -1.5],
        ["＝1+1", "\n=2"],
      ],
    );
    expect(text).toBe('a,"b ""c"""\r\n\'=HYPERLINK(1),\r\n"x,\ny",-1.5\r\n\'＝1+1,"\'\n=2"\r\n');
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
