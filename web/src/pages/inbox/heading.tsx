/** What the list is called, and how many it holds. */
import { useTexts } from "@/texts";
import { useCounts, useCountText } from "./counts";
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
  const count = shown.isChanged || !shown.view ? "" : countText(counts.get(shown.view.id));
  return (
    <>
      <span className="truncate" dir="auto">
        {title}
      </span>
      {count && <span className="font-normal text-body text-faint tabular-nums">{count}</span>}
    </>
  );
}
