/** What the list is called, and how many it holds. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormat, useTexts } from "@/texts";
import { useCounts, useCountText } from "./counts";
import { listQuery } from "./list-query";
import { useInboxes } from "./names";
import { isBuiltIn, type Shown } from "./place";
import { texts } from "./texts";

export function useTitle({ view }: Shown): string {
  const t = useTexts(texts);
  const inboxes = useInboxes();
  if (!view) return t.filtered;
  if (isBuiltIn(view.id)) return t.builtIn[view.id];
  return view.saved?.name ?? inboxes.find((each) => each.id === view.id)?.name ?? t.title;
}

export function Heading({ title, shown }: { readonly title: string; readonly shown: Shown }) {
  const counts = useCounts();
  const countText = useCountText();
  const total = useTotal(shown);
  const counted = shown.isChanged || !shown.view ? undefined : counts.get(shown.view.id);
  const count = counted ? countText(counted) : total;
  return (
    <>
      <span className="truncate" dir="auto">
        {title}
      </span>
      {count && <span className="font-normal text-body text-faint tabular-nums">{count}</span>}
    </>
  );
}

/** What the list itself says of its size, once it is there; "~" where that is an estimate. */
function useTotal({ filter, order_by, order_dir }: Shown): string {
  const format = useFormat();
  const { data } = useInfiniteQuery({ ...listQuery({ ...filter, order_by, order_dir }), enabled: false });
  const meta = data?.pages[0]?.meta;
  return meta?.total ? `${meta.total_is_estimate ? "~" : ""}${format.number(meta.total)}` : "";
}
