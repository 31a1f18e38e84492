/** The lines of an import that were refused, each with everything that is wrong with it. */
import { Button, ErrorState, Sheet, SkeletonRows, useSaying } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import { CodeBlock, kitTexts, usePages } from "../kit";
import { texts } from "./texts";

export function Refused({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const { number } = useFormat();
  const say = useSaying();
  const list = usePages("GET /imports/{import_id}/refused", {
    path: { import_id: id },
    query: { order_dir: "asc" },
  });
  return (
    <Sheet open wide title={t.refusedTitle} hint={t.refusedHint} onClose={onClose}>
      {list.error && !list.rows && <ErrorState error={list.error} onRetry={list.refetch} />}
      {!list.error && !list.rows && <SkeletonRows count={4} />}
      {list.rows?.length === 0 && <p className="text-soft">{t.noneRefused}</p>}
      <ol className="flex flex-col gap-4 pb-4">
        {list.rows?.map((each) => (
          <li key={each.line} className="flex flex-col gap-1.5">
            <h3 className="font-medium">{t.line(number(each.line))}</h3>
            <ul className="text-bad">
              {each.faults.map((fault) => (
                <li key={`${fault.path} ${fault.message}`}>
                  <code className="text-small">{fault.path}</code> {say(fault.message)}
                </li>
              ))}
            </ul>
            <CodeBlock label={t.line(number(each.line))} text={each.content} wrap />
          </li>
        ))}
      </ol>
      {list.hasMore && (
        <Button busy={list.isMore} onClick={list.more}>
          {kit.loadMore}
        </Button>
      )}
    </Sheet>
  );
}
