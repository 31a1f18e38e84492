/** A status that closes a ticket cannot be taken back, so it asks first; every other is set at once. */
import { type ReactNode, useState } from "react";
import { Confirm } from "@/parts";
import { useTexts } from "@/texts";
import { useDeskWords } from "../data/desk";
import { texts } from "../texts";

interface Asked {
  readonly name: string;
  readonly run: () => void;
}

/** `whenSure(status, run)` runs at once, or once the person is sure; `question` is to be drawn. */
export function useClosing(): {
  readonly whenSure: (status: string | undefined, run: () => void) => void;
  readonly question: ReactNode;
} {
  const t = useTexts(texts);
  const { statuses } = useDeskWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const whenSure = (status: string | undefined, run: () => void) => {
    const found = statuses.find((each) => each.key === status);
    if (found?.state === "closed") setAsked({ name: found.name, run });
    else run();
  };
  const question = asked && (
    <Confirm
      open
      danger
      title={t.closeTitle(asked.name)}
      hint={t.closeHint}
      yes={t.closeYes(asked.name)}
      no={t.cancel}
      onClose={() => setAsked(null)}
      onYes={() => {
        setAsked(null);
        asked.run();
      }}
    />
  );
  return { whenSure, question };
}
