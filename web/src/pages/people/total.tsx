/** How many there are, as far as the server counts. */
import { useFormat, useTexts } from "@/texts";
import type { Meta } from "@/wire";
import { texts } from "./texts";

export function Total({ meta }: { readonly meta: Meta | undefined }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (!meta) return null;
  const count = format.number(meta.total);
  return (
    <span className="font-normal text-faint text-small tabular-nums">
      {meta.total_is_estimate ? t.about(count) : count}
    </span>
  );
}
