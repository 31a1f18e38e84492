import { describe, expect, it } from "vitest";
import { catalogue, makeFormat, plural, pseudo, textsOf } from "@/texts";

const texts = catalogue({
  en: {
    title: "Tags",
    used: (count: number) => plural(count, "# ticket", "# tickets"),
    deep: { close: "Close" },
  },
  de: {
    title: "Schlagwörter",
    used: (count) => plural(count, "# Ticket", "# Tickets"),
    deep: { close: "Zu" },
  },
});
const NOW = Date.parse("2026-03-10T12:00:00Z");

describe("A catalogue", () => {
  it("speaks the language that is asked for", () => {
    expect(textsOf(texts, "de").deep.close).toBe("Zu");
    expect([textsOf(texts, "en").used(1), textsOf(texts, "en").used(0)]).toEqual(["1 ticket", "0 tickets"]);
  });

  it("marks every message of the pseudo-language, also those with values and those deep down", () => {
    const t = textsOf(texts, "pseudo");
    for (const text of [t.title, t.used(2), t.deep.close]) expect(text).toMatch(/^⟦.+~⟧$/);
    expect(textsOf(texts, "pseudo")).toBe(t);
  });

  it("makes pseudo-texts a third longer", () => {
    expect(pseudo("Assigned to you")).toHaveLength("Assigned to you".length + 5 + 2);
  });
});

describe("Formats", () => {
  it.each([
    ["2026-03-10T11:59:30Z", "now", "now"],
    ["2026-03-10T11:55:00Z", "5 minutes ago", "5m"],
    ["2026-03-10T09:00:00Z", "3 hours ago", "3h"],
    ["2026-03-09T11:00:00Z", "yesterday", "1d"],
    ["2026-03-10T12:05:00Z", "in 5 minutes", "5m"],
  ])("say %s as %s and %s", (at, relative, short) => {
    const format = makeFormat("en", "UTC");
    expect([format.relative(at, NOW), format.short(at, NOW)]).toEqual([relative, short]);
  });

  it.each([
    ["2026-03-10T11:55:00Z", "5 Min."],
    ["2026-03-10T09:00:00Z", "3 Std."],
    ["2026-03-09T11:00:00Z", "1 Tag"],
    ["2026-03-08T11:00:00Z", "2 Tage"],
    ["2025-12-10T11:00:00Z", "3 Monate"],
  ])("say %s as %s in a German list", (at, short) => {
    expect(makeFormat("de", "UTC").short(at, NOW)).toBe(short);
  });

  it("put the day where the person is", () => {
    expect(makeFormat("en", "Pacific/Auckland").day("2026-03-10T12:00:00Z")).toBe("2026-03-11");
    expect(makeFormat("de", "Europe/Berlin").time("2026-03-10T12:00:00Z")).toBe("13:00");
  });
});
