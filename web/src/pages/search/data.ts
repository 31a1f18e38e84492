/** What the page asks the server for. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { wireQuery } from "@/wire";
import type { Kind } from "./route";

/** Of everything a few of each kind; of one kind as many. */
export const FEW = 5;
export const MOST = 50;

export function useResults(q: string, kind: Kind) {
  const query = kind === "all" ? { q, limit: FEW, per_type: true } : { q, limit: MOST, types: kind };
  return useQuery({
    ...wireQuery("GET /search", { query }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
}
export type Results = ReturnType<typeof useResults>;
