/** Who else is at a ticket of the list just now: looking, or writing. */
import { cx } from "@/kit/cx";
import { Avatar } from "@/parts";
import { useSession } from "@/session/session";
import { usePresent } from "@/shell";
import { useFormat, useTexts } from "@/texts";
import type { Row } from "./rows";
import { texts } from "./texts";

const MOST = 2;

export function Looking({ row }: { readonly row: Row }) {
  const present = usePresent(row.id);
  return present.length > 0 ? <Others present={present} /> : null;
}

function Others({ present }: { readonly present: ReturnType<typeof usePresent> }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { user } = useSession();
  const others = present.filter((each) => each.id !== user.id);
  if (others.length === 0) return null;
  const isWriting = others.some((each) => each.state === "typing");
  const said = (isWriting ? t.writing : t.looking)(format.list(others.map((each) => each.name)));
  return (
    <span className="flex shrink-0 items-center -space-x-1" title={said}>
      {others.slice(0, MOST).map((each) => (
        <span
          key={each.id}
          aria-hidden
          className={cx("rounded-full ring-2", each.state === "typing" ? "ring-warn" : "ring-good")}
        >
          <Avatar name={each.name} size="tiny" />
        </span>
      ))}
      <span className="sr-only">{said}</span>
    </span>
  );
}
