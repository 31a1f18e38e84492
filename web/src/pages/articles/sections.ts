/** All sections, and the tree that they are. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { call, type SectionWire } from "@/wire";

const MOST_PAGES = 20;

const sectionsQuery = queryOptions({
  queryKey: ["sections", "all"],
  queryFn: async ({ signal }) => {
    const all: SectionWire[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor ? { cursor } : {}) };
      const answer = await call("GET /sections", { query, signal });
      all.push(...answer.data);
      cursor = answer.meta.next_cursor;
      if (!cursor) break;
    }
    return all;
  },
});

export function useSections() {
  return useQuery(sectionsQuery);
}

export interface Branch {
  readonly section: SectionWire;
  readonly depth: number;
}

/** Sections in the order of a table of contents, by title within each; those whose parent is gone stand at the top. */
export function treeOf(sections: readonly SectionWire[]): readonly Branch[] {
  const known = new Set(sections.map((each) => each.id));
  const parentOf = ({ parent_id }: SectionWire) => (parent_id && known.has(parent_id) ? parent_id : null);
  const walk = (parent: string | null, depth: number): Branch[] =>
    sections
      .filter((each) => parentOf(each) === parent)
      .sort((one, other) => one.title.localeCompare(other.title))
      .flatMap((section) => [{ section, depth }, ...walk(section.id, depth + 1)]);
  return walk(null, 0);
}

/** The section and all below it: where it may not be moved to. */
export function within(tree: readonly Branch[], id: string): ReadonlySet<string> {
  const from = tree.findIndex((each) => each.section.id === id);
  if (from < 0) return new Set();
  const depth = tree[from]?.depth ?? 0;
  const end = tree.findIndex((each, at) => at > from && each.depth <= depth);
  return new Set(tree.slice(from, end < 0 ? undefined : end).map((each) => each.section.id));
}

/** The tree as choices of a list, deeper ones indented. */
export function choicesOf(
  tree: readonly Branch[],
): readonly { readonly value: string; readonly label: string }[] {
  return tree.map(({ section, depth }) => ({
    value: section.id,
    label: `${"\u2003".repeat(depth)}${section.title}`,
  }));
}
