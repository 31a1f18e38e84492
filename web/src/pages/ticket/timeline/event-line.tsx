/** What happened, in one quiet line: who, what, when. */
import { useState } from "react";
import { cx } from "@/kit/cx";
import { Avatar, DateTime } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useFormat, useTexts } from "@/texts";
import type { ConversationWire, EventWire } from "@/wire";
import { useDeskWords } from "../data/desk";
import { sentencesOf } from "./sentences";
import { texts } from "./texts";

const FEW = 3;

export function EventLine({ events }: { readonly events: readonly EventWire[] }) {
  const t = useTexts(texts);
  const { priority } = useTexts(partTexts);
  const format = useFormat();
  const words = useDeskWords();
  const [all, setAll] = useState(false);
  const first = events[0];
  const date = (at: string) => `${format.date(at)}, ${format.time(at)}`;
  const said = events.flatMap((each) =>
    sentencesOf(each, { t: t.events, words, priorities: priority, date }),
  );
  if (!first || said.length === 0) return null;
  const shown = all ? said : said.slice(0, FEW);
  return (
    <Line
      name={first.actor.name || (first.actor.type === "rule" ? t.byRule : t.bySystem)}
      at={events.at(-1)?.created_at ?? first.created_at}
    >
      {format.list(shown)}
      {shown.length < said.length && (
        <button type="button" className="ms-1.5 text-mark hover:underline" onClick={() => setAll(true)}>
          {t.more(said.length - shown.length)}
        </button>
      )}
    </Line>
  );
}

/** A line that the desk wrote into the conversation. */
export function SystemLine({ message }: { readonly message: ConversationWire }) {
  return (
    <Line id={message.id} at={message.created_at}>
      {message.content_text}
    </Line>
  );
}

interface LineProps {
  readonly id?: string;
  readonly name?: string;
  readonly at: string;
  readonly children: React.ReactNode;
}

function Line({ id, name, at, children }: LineProps) {
  return (
    <p id={id} className="flex min-w-0 items-start gap-2 px-pad py-0.5 text-faint text-small">
      <span className="flex w-6 shrink-0 justify-center pt-0.5">
        {name ? (
          <Avatar name={name} size="tiny" />
        ) : (
          <span aria-hidden className="mt-1.5 size-1 rounded-full bg-edge" />
        )}
      </span>
      <span className={cx("min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]")}>
        {name && <span className="font-medium text-soft">{name} </span>}
        {children}
      </span>
      <DateTime at={at} show="short" className="shrink-0 py-0.5" />
    </p>
  );
}
