/** Solve the chosen tickets: in the first of the statuses that say so. */
import { useStatuses } from "./names";
import type { Acts } from "./use-acts";
import type { Cursor } from "./use-cursor";

export function useSolve(acts: Acts, cursor: Cursor): () => void {
  const solved = useStatuses().find((each) => each.state === "solved");
  return () => {
    if (!solved) return;
    const open = cursor.targets().filter((row) => row.state !== "closed");
    void acts.act({ kind: "status", status: solved.key, state: "solved", name: solved.name }, open);
  };
}
