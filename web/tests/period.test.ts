/** Days of a person become the moments of an export's filter. */
import { describe, expect, it } from "vitest";
import { periodOf, withinBound } from "@/pages/settings/exports/period";

describe("a period", () => {
  it.each([
    ["UTC", "2025-12-31T23:59:59.999Z", "2026-02-01T00:00:00.000Z"],
    ["Europe/Berlin", "2025-12-31T22:59:59.999Z", "2026-01-31T23:00:00.000Z"],
    ["America/New_York", "2026-01-01T04:59:59.999Z", "2026-02-01T05:00:00.000Z"],
    ["Asia/Kathmandu", "2025-12-31T18:14:59.999Z", "2026-01-31T18:15:00.000Z"],
  ])("holds its first and its last day whole in %s", (zone, after, before) => {
    expect(periodOf({ from: "2026-01-01", to: "2026-01-31" }, zone)).toEqual({
      created_after: after,
      created_before: before,
    });
  });

  it("has days of 23 and of 25 hours where clocks change", () => {
    const long = (day: string) => {
      const { created_after: after, created_before: before } = periodOf(
        { from: day, to: day },
        "Europe/Berlin",
      );
      return (Date.parse(before ?? "") - Date.parse(after ?? "") - 1) / 3_600_000;
    };
    expect([long("2026-03-29"), long("2026-10-25"), long("2026-10-26")]).toEqual([23, 25, 24]);
  });

  it("is open where a day is not said", () => {
    expect(periodOf({ from: "", to: "" }, "UTC")).toEqual({});
    expect(Object.keys(periodOf({ from: "2026-01-01", to: "" }, "UTC"))).toEqual(["created_after"]);
    expect(Object.keys(periodOf({ from: "", to: "2026-01-01" }, "UTC"))).toEqual(["created_before"]);
  });

  it("shows the days that were asked for", () => {
    const day = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Berlin", dateStyle: "short" });
    const said = Object.entries(periodOf({ from: "2026-01-01", to: "2026-01-31" }, "Europe/Berlin"));
    expect(said.map(([name, bound]) => day.format(withinBound(name, bound)))).toEqual([
      "2026-01-01",
      "2026-01-31",
    ]);
  });
});
