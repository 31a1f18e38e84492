/** Bounds that hold whatever grows: nodes of a long list, scripts of the first load. */
import { render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { VirtualList } from "@/parts/virtual-list";
import { loadedFirst } from "../tools/weigh.ts";

describe("A list of 100,000 rows", () => {
  it("has as many in the document as fit on the screen, and a few more", () => {
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(900);
    vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1200);
    const items = Array.from({ length: 100_000 }, (_, at) => `${at}`);
    render(
      <VirtualList
        label="all"
        items={items}
        keyOf={(item) => item}
        rowHeight={44}
        row={(item) => <p>{item}</p>}
      />,
    );
    const rows = screen.getAllByRole("listitem");
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.length).toBeLessThan(50);
  });
});

describe("The first load", () => {
  const chunk = (fileName: string, imports: string[], more = {}) => ({
    fileName,
    imports,
    isEntry: false,
    facadeModuleId: null,
    name: fileName,
    code: "",
    ...more,
  });
  const chunks = [
    chunk("app", ["shared"], { isEntry: true }),
    chunk("page", ["shared", "list"], { facadeModuleId: "/src/pages/inbox/page.tsx" }),
    chunk("shared", []),
    chunk("list", ["shared"]),
    chunk("editor", ["shared"]),
  ];

  it("is the entry, the page and what they import, each once", () => {
    const names = loadedFirst(chunks, { entry: "app", page: "pages/inbox/page.tsx" }).map(
      (each) => each.fileName,
    );
    expect(names.sort()).toEqual(["app", "list", "page", "shared"]);
  });

  it("cannot be weighed without its page", () => {
    expect(() => loadedFirst(chunks, { entry: "app", page: "gone.tsx" })).toThrow("gone.tsx");
  });
});
