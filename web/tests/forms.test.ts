import { act, renderHook } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { meant, said } from "@/fields/values";
import { differing, readKept, writeKept } from "@/kit/kept";
import { useDraft } from "@/kit/use-draft";
import { BLANK, owed, stranger, ticketBody } from "@/new-ticket/form";
import { customerBody } from "@/pages/people/customer-form";
import { parted } from "@/pages/people/lines";
import type { FieldWire } from "@/wire";

beforeEach(() => localStorage.clear());

const one = { name: "Ada", tags: ["a"] };

describe("A draft", () => {
  const draft = (original: typeof one, version: number) =>
    renderHook(({ value, at }) => useDraft("place", value, at), {
      initialProps: { value: original, at: version },
    });

  it("holds only what was touched, so that the rest stays live", () => {
    const { result, rerender } = draft(one, 1);
    act(() => result.current.change({ name: "Eve" }));
    rerender({ value: { name: "Ida", tags: ["b"] }, at: 2 });
    expect(result.current.value).toEqual({ name: "Eve", tags: ["b"] });
    expect(result.current.changed).toEqual({ name: "Eve" });
  });

  it("remembers the version it was begun from until it is told to take the newest", () => {
    const { result, rerender } = draft(one, 1);
    act(() => result.current.change({ name: "Eve" }));
    rerender({ value: one, at: 2 });
    expect(result.current.base).toBe(1);
    act(() => result.current.rebase());
    expect(result.current.base).toBe(2);
  });

  it("is there again after the page was left, and gone once it is discarded", () => {
    const first = draft(one, 1);
    act(() => first.result.current.change({ name: "Eve" }));
    first.unmount();
    const second = draft(one, 3);
    expect(second.result.current.value.name).toBe("Eve");
    expect(second.result.current.isRestored).toBe(true);
    expect(second.result.current.base).toBe(1);
    act(() => second.result.current.discard());
    expect(readKept("place")).toBeNull();
    expect(second.result.current.value.name).toBe("Ada");
  });

  it("is clean when what was typed is what stands there", () => {
    const { result, unmount } = draft(one, 1);
    act(() => result.current.change({ name: "Ada", tags: ["a"] }));
    expect(result.current.isDirty).toBe(false);
    unmount();
    expect(readKept("place")).toBeNull();
  });
});

describe("What is kept", () => {
  it("is nothing where somebody else wrote there", () => {
    localStorage.setItem("place", "{not json");
    expect(readKept("place")).toBeNull();
    expect(writeKept("place", { a: 1 })).toBe(true);
    expect(readKept("place")).toEqual({ a: 1 });
  });

  it("differs by value, not by identity", () => {
    expect(differing(one, { tags: ["a"] })).toEqual({});
    expect(differing(one, { tags: [] })).toEqual({ tags: [] });
  });
});

describe("A new ticket", () => {
  it("finds or makes its customer", () => {
    const form = { ...BLANK, ...stranger("eve@example.com"), subject: " Help ", name: "Eve" };
    expect(ticketBody(form, [])).toMatchObject({
      customer_email: "eve@example.com",
      customer_name: "Eve",
      subject: "Help",
    });
    expect(stranger("Eve")).toEqual({ customer: null, email: "", name: "Eve" });
    const known = ticketBody({ ...form, customer: { id: "cust_1", name: "Eve" } }, []);
    expect(known).toMatchObject({ customer_id: "cust_1" });
    expect(known).not.toHaveProperty("customer_email");
  });

  const field = (key: string, more: Partial<FieldWire> = {}) =>
    ({ id: `fld_${key}`, key, type: "text", required: true, ...more }) as FieldWire;
  const fields = [field("order"), field("engine"), field("size", { required: false }), field("seats")];
  const categories = [
    { id: "cat_1", field_ids: ["fld_seats", "fld_engine"] },
    { id: "cat_2", field_ids: ["fld_engine"] },
  ];

  it.each([
    ["", ["order"]],
    ["cat_1", ["order", "seats", "engine"]],
    ["cat_2", ["order", "engine"]],
    ["cat_gone", ["order"]],
  ])("of category '%s' owes what no category names, then the category's own", (category, keys) => {
    expect(owed(fields, categories, category).map((each) => each.key)).toEqual(keys);
  });

  it("says what it is asked alone, and no where a box was left", () => {
    const asked = [field("order"), field("engine"), field("urgent", { type: "checkbox" })];
    const values = { order: "A-7", engine: null, seats: 4 };
    expect(ticketBody({ ...BLANK, category: "cat_1", fields: values }, asked)).toMatchObject({
      category_id: "cat_1",
      custom_fields: { order: "A-7", urgent: false },
    });
    expect(ticketBody({ ...BLANK, fields: values }, [])).not.toHaveProperty("custom_fields");
  });
});

describe("A customer's change", () => {
  it("sends only what was touched, and clears what was emptied", () => {
    expect(customerBody({ phone: " ", emails: "a@b.example\n a@b.example" })).toEqual({
      phone: null,
      emails: ["a@b.example"],
    });
    expect(customerBody({ company: { id: "", name: "Acme" } })).toEqual({ company: "Acme" });
    expect(customerBody({ company: null })).toEqual({ company_id: null });
  });

  it("leaves custom fields alone that are as they were", () => {
    const body = customerBody(
      { custom_fields: { plan: "x", seats: 3, gone: null } },
      { plan: "x", seats: 2, gone: 1 },
    );
    expect(body.custom_fields).toEqual({ seats: 3, gone: null });
  });
});

describe("Lines and fields", () => {
  it("part by lines, commas and blanks", () => {
    expect(parted(" a.example,\n\nb.example  a.example;")).toEqual(["a.example", "b.example"]);
  });

  it("read numbers as people type them, and send what is none for the server to refuse", () => {
    expect(meant({ type: "number" }, "1,5")).toBe(1.5);
    expect(meant({ type: "number" }, "many")).toBe("many");
    expect(meant({ type: "text" }, "  ")).toBeNull();
  });

  it("say an option that is gone by its id", () => {
    const field = { type: "multi_select", options: [{ id: "opt_1", label: "Red" }] } as never;
    const words = { yes: "Yes", no: "No", nameOf: (id: string) => id };
    expect(said(field, ["opt_1", "opt_9"], words)).toBe("Red, opt_9");
    expect(said(field, [], words)).toBeNull();
  });

  it("say every user of a field that holds several", () => {
    const words = {
      yes: "Yes",
      no: "No",
      nameOf: (id: string) => ({ user_1: "Ada", user_2: "Bo" })[id] ?? id,
    };
    expect(said({ type: "user" } as never, ["user_1", "user_2"], words)).toBe("Ada, Bo");
    expect(said({ type: "user" } as never, "user_1", words)).toBe("Ada");
    expect(said({ type: "user" } as never, [], words)).toBeNull();
  });
});
