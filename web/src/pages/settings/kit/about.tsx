/** At the foot of a form: what a program calls the thing, and since when it is there. */
import { DateTime } from "@/parts";
import { useTexts } from "@/texts";
import { CopyButton } from "./copy";
import { texts } from "./texts";

interface Known {
  readonly id: string;
  readonly created_at?: string;
  readonly updated_at?: string;
}

export function About({ row }: { readonly row: Known }) {
  const t = useTexts(texts);
  const { id, created_at: made, updated_at: changed } = row;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-t pt-3 text-faint text-small">
      <span className="inline-flex items-center gap-0.5">
        <code>{id}</code>
        <CopyButton text={id} label={t.copyId} />
      </span>
      {made && (
        <span>
          {t.made} <DateTime at={made} show="date" />
        </span>
      )}
      {changed && changed !== made && (
        <span>
          {t.changed} <DateTime at={changed} />
        </span>
      )}
    </p>
  );
}
