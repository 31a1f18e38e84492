/** How many tickets each view shows. Counted anew a moment after something happened, but never in a swarm. */
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useConnection, useLive } from "@/shell";
import { type Format, useFormat } from "@/texts";
import { type CountWire, call } from "@/wire";

const SOON = 800;
const AT_MOST_EVERY = 4000;

/** Not under the subject "views": every event of a ticket would count everything again. */
const countsQuery = queryOptions({
  queryKey: ["inbox counts"],
  queryFn: ({ signal }) => call("GET /views/counts", { signal }),
});

export function useCounts(): ReadonlyMap<string, CountWire> {
  const { data } = useQuery(countsQuery);
  return useMemo(() => new Map(data?.data.map((each) => [each.id, each])), [data]);
}

/** Count again soon; for after one's own change, which the stream tells of as well. */
export function useLiveCounts(): void {
  const client = useQueryClient();
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback(() => {
    if (timer.current) return;
    const wait = Math.max(SOON, last.current + AT_MOST_EVERY - Date.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = Date.now();
      void client.invalidateQueries({ queryKey: countsQuery.queryKey });
    }, wait);
  }, [client]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // What happened between the first count and the first event that is heard.
  const isLive = useConnection() === "live";
  useEffect(() => {
    if (isLive) soon();
  }, [isLive, soon]);
  useLive("ticket.", soon);
  useLive("message.", soon);
  useLive("operation.", soon);
  useLive("view.", soon);
  useLive("inbox.", soon);
}

/** "12", "1,000+"; nothing for none and where it is not known. */
export function useCountText(): (count: CountWire | undefined) => string {
  const format = useFormat();
  return useCallback((count) => countText(count, format), [format]);
}

export function countText(count: CountWire | undefined, format: Pick<Format, "number">): string {
  if (!count?.count) return "";
  return format.number(count.count) + (count.more ? "+" : "");
}
