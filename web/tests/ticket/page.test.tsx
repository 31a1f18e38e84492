import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { localValue, presets } from "@/pages/ticket/acts/moments";
import { withRead } from "@/pages/ticket/data/lists";
import { concerns } from "@/pages/ticket/data/use-fresh";
import { fieldsShown } from "@/pages/ticket/panel/custom-fields";
import { numberOf } from "@/pages/ticket/route";
import { sameSite } from "@/pages/ticket/timeline/attachments";
import { Rich } from "@/pages/ticket/timeline/rich";
import { neighbour } from "@/pages/ticket/use-keys";
import type { FieldWire, TicketWire } from "@/wire";

describe("A stranger's HTML", () => {
  const hostile = `<p onclick="x()" style="position:fixed">Hi <script>window.hit = 1</script>
    <a href="javascript:alert(1)">bad</a> <a href="https://example.com">good</a>
    <img src="https://tracker.example/p.gif" onerror="window.hit = 1"><object data="/x"></object>
    <form action="/x"><input name="a"></form><svg onload="window.hit = 1"></svg><style>p{display:none}</style></p>`;

  it("leaves nothing that acts, loads or dresses", () => {
    const { container } = render(<Rich html={hostile} />);
    expect(container.querySelectorAll("script, object, form, input, svg[onload], style, img")).toHaveLength(
      0,
    );
    expect(container.querySelector("[onclick], [style], [onerror]")).toBeNull();
    expect((window as { hit?: number }).hit).toBeUndefined();
  });

  it("keeps the words and the links of the web, which open elsewhere", () => {
    render(<Rich html={hostile} />);
    const links = screen.getAllByRole("link");
    expect(links.map((each) => each.getAttribute("href"))).toEqual([
      "https://example.com",
      "https://tracker.example/p.gif",
    ]);
    expect(links[0]?.getAttribute("rel")).toContain("noopener");
    expect(screen.getByText(/bad/)).toBeTruthy();
  });

  it("may be nested as deep as it likes", () => {
    const deep = `${"<div>".repeat(400)}end${"</div>".repeat(400)}`;
    render(<Rich html={deep} />);
    expect(screen.getByText("end")).toBeTruthy();
  });
});

describe("The address", () => {
  it("names a ticket by its number, or as the API does", () => {
    expect([numberOf("12"), numberOf("tkt_12")]).toEqual([12, 12]);
    expect(["", "0", "abc", "1e3", "-1", "9".repeat(30)].map(numberOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("of a file is one on the host that the page came from", () => {
    expect(sameSite("https://desk.example/f/abc")).toBe("/f/abc");
    expect(sameSite("https://files.example/other")).toBe("https://files.example/other");
  });
});

describe("News", () => {
  const news = (ticket_id: string, data: object = {}) => ({
    type: "ticket.updated",
    data: { ticket_id, data },
  });

  it("concerns the ticket it is about, and the one that a merge went into", () => {
    expect(concerns(news("tkt_7"), 7)).toBe(true);
    expect(concerns(news("tkt_70"), 7)).toBe(false);
    expect(concerns(news("tkt_8", { into: 7 }), 7)).toBe(true);
    expect(concerns(news("", { tickets: [7, 8] }), 7)).toBe(true);
  });
});

describe("The list that one came from", () => {
  const rows = [1, 2, 3].map((number) => ({ number, unread: true })) as TicketWire[];

  it("says which ticket is next", () => {
    expect([neighbour([rows], 2, 1), neighbour([rows], 2, -1), neighbour([rows], 3, 1)]).toEqual([
      3,
      1,
      undefined,
    ]);
    expect(neighbour([[], rows], 9, 1)).toBeUndefined();
  });

  it("shows the ticket as read, and is the same list when it was", () => {
    const listed = { pages: [{ data: rows }] };
    const read = withRead(listed, 2) as typeof listed;
    expect(read.pages[0]?.data.map((each) => each.unread)).toEqual([true, false, true]);
    expect(withRead(read, 2)).toBe(read);
  });
});

describe("Snoozing", () => {
  it("offers moments to come: in the morning of the next days, and Monday is never today", () => {
    const monday = new Date(2026, 0, 5, 22, 30);
    const offered = presets(monday).map(({ at }) => localValue(at));
    expect(offered).toEqual(["2026-01-06T01:30", "2026-01-06T09:00", "2026-01-12T09:00", "2026-01-12T09:00"]);
  });
});

describe("Fields", () => {
  const fields = ["a", "b", "c"].map((key) => ({ id: `field_${key}`, key })) as FieldWire[];

  it("are the category's in its order, then what has a value", () => {
    expect(fieldsShown(fields, [], {})).toEqual(fields);
    expect(fieldsShown(fields, ["field_c"], { a: 1 }).map((each) => each.key)).toEqual(["c", "a"]);
  });
});
