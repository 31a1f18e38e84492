import { afterEach, describe, expect, it } from "vitest";
import { htmlOf, paragraphsOf, stepsBehind } from "@/pages/ticket/composer/plain";
import { chosen, keep, readKept } from "@/pages/ticket/composer/store";
import { presentAfter } from "@/pages/ticket/data/present";
import { detailsOf, issueOf } from "@/pages/ticket/panel/issues";

afterEach(() => localStorage.clear());

describe("What is typed before the editor is there", () => {
  it("is a paragraph for each line, and no markup", () => {
    expect(htmlOf("")).toBe("");
    expect(htmlOf("1 < 2 & 3\n\n<b>")).toBe("<p>1 &lt; 2 &amp; 3</p><p></p><p>&lt;b&gt;</p>");
    expect(paragraphsOf("a \n")).toEqual([
      { type: "paragraph", content: [{ type: "text", text: "a " }] },
      { type: "paragraph" },
    ]);
  });

  it("has its caret as many steps before the end as letters stand behind it, and one more for each line", () => {
    expect(["", "cd", "\ncd", "b\n\ncd"].map(stepsBehind)).toEqual([0, 2, 4, 7]);
  });

  it("goes behind what the server turns out to have, also after a reload", () => {
    const typed = { content: "<p>new</p>", files: [] };
    keep("place", typed, false, true);
    const kept = readKept("place");
    expect(chosen(kept, { content: "<p>old</p>", files: [] }).content).toBe("<p>old</p><p>new</p>");
    expect(chosen(kept, null).content).toBe("<p>new</p>");
    keep("place", typed, false);
    expect(chosen(readKept("place"), { content: "<p>old</p>", files: [] }).content).toBe("<p>new</p>");
  });
});

describe("Who is at a ticket", () => {
  const person = (id: string, name: string) => ({ id, name, email: `${id}@example.com` });
  const news = (id: string, name: string, state: "viewing" | "typing" | "gone") => ({
    ticket_id: "tkt_1",
    user: person(id, name),
    state,
  });

  it("comes, types and goes, each once and by name", () => {
    const first = presentAfter([], news("user_2", "Zoe", "viewing"));
    const both = presentAfter(first, news("user_3", "Ann", "viewing"));
    const typing = presentAfter(both, news("user_2", "Zoe", "typing"));
    expect(typing.map((each) => [each.user.name, each.state])).toEqual([
      ["Ann", "viewing"],
      ["Zoe", "typing"],
    ]);
    expect(presentAfter(typing, news("user_3", "Ann", "gone"))).toHaveLength(1);
    expect(presentAfter([], news("user_3", "Ann", "gone"))).toEqual([]);
  });
});

describe("The address of an issue", () => {
  it("says system and key", () => {
    const found = [
      "https://github.com/acme/shop/issues/7",
      "https://linear.app/acme/issue/OPS-12/fix-it",
      "https://acme.atlassian.net/browse/OPS-7",
      "https://acme.zendesk.com/agent/tickets/99",
      "https://app.clickup.com/t/86abc",
      "https://dev.azure.com/acme/My%20Shop/_workitems/edit/4",
      "https://app.hubspot.com/contacts/1/record/0-5/77",
      "https://example.com/7",
      "javascript:alert(1)",
    ].map((each) => issueOf(each)?.key);
    expect(found).toEqual(["7", "OPS-12", "OPS-7", "99", "86abc", "4", "77", undefined, undefined]);
  });

  it("says what the system tells beside it, or that it is none", () => {
    expect(detailsOf("github", "7", "https://github.com/acme/shop/issues/7")).toEqual({
      id: "7",
      repository_name: "shop",
      repository_full_name: "acme/shop",
    });
    expect(detailsOf("github", "7", "https://example.com/acme/shop")).toBeNull();
    expect(detailsOf("devops", "4", "https://dev.azure.com/acme/My%20Shop/_workitems/edit/4")).toEqual({
      project_id: "My Shop",
      project_name: "My Shop",
    });
    expect(detailsOf("hubspot", "7", "https://app.hubspot.com/contacts/1/deal/7")).toEqual({
      object_type: "DEAL",
    });
    expect(detailsOf("jira", "OPS-7", "")).toEqual({});
  });
});
