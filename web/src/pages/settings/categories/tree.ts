/** Categories in the order of their tree, each with its depth. */
import type { CategoryWire } from "@/wire";
import { groupBy } from "../kit/group";

export interface Branch {
  readonly row: CategoryWire;
  readonly depth: number;
}

/** Return the tree from the top, brothers by name; what hangs below something unknown stands at the top. */
export function treeOf(rows: readonly CategoryWire[]): readonly Branch[] {
  const known = new Set(rows.map((row) => row.id));
  const below = groupBy(rows, (row) => (row.parent_id && known.has(row.parent_id) ? row.parent_id : null));
  const found: Branch[] = [];
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number) => {
    const brothers = (below.get(parent) ?? []).toSorted((one, other) => one.name.localeCompare(other.name));
    for (const row of brothers) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      found.push({ row, depth });
      walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return found;
}

/** Return the ids of a category and of all below it: none of them can be its parent. */
export function belowOf(rows: readonly CategoryWire[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const row of rows) if (row.parent_id && found.has(row.parent_id)) found.add(row.id);
  }
  return found;
}
