/**
 * What is typed before the editor is there. It is part of the draft from the first letter on: it stands behind what had
 * been begun, and is kept and sent like everything else.
 */
import { useEffect, useRef, useState } from "react";
import { htmlOf } from "./plain";
import { textOf } from "./store";
import type { Draft } from "./use-draft";

export interface Typed {
  readonly text: string;
  /** What had been begun before, as HTML; empty for nothing. */
  readonly before: string;
  readonly type: (text: string) => void;
}

export function useTyped(draft: Draft): Typed {
  const { epoch } = draft;
  const [text, setText] = useState("");
  const [base, setBase] = useState<string | null>(null);
  const seen = useRef(epoch);
  const latest = useRef({ draft, text });
  latest.current = { draft, text };
  useEffect(() => {
    if (seen.current === epoch) return;
    seen.current = epoch;
    // Something came before it, or all is new: a message came back, a draft was discarded or sent.
    const now = latest.current.draft.current().content;
    const mine = htmlOf(latest.current.text);
    if (mine && now.endsWith(mine)) return setBase(now.slice(0, -mine.length));
    setText("");
    setBase(null);
  }, [epoch]);
  const before = base ?? draft.content;
  return {
    text,
    before: textOf(before) === "" ? "" : before,
    type: (next) => {
      const { content } = draft.current();
      const found = base ?? (textOf(content) === "" ? "" : content);
      setBase(found);
      setText(next);
      draft.change({ content: found + htmlOf(next) });
    },
  };
}
