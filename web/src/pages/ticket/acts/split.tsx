/** Choose the messages that become a ticket of their own. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Checkbox, DateTime, Dialog, Field, Input } from "@/parts";
import { useTexts } from "@/texts";
import type { ConversationWire } from "@/wire";
import { texts } from "../texts";

interface Props {
  /** Newest first, as they are loaded. */
  readonly messages: readonly ConversationWire[];
  readonly first: string | undefined;
  readonly onClose: () => void;
  readonly onSplit: (messages: readonly string[], subject: string) => Promise<void>;
}

export function SplitDialog({ messages, first, onClose, onSplit }: Props) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState<readonly string[]>(first ? [first] : []);
  const [subject, setSubject] = useState("");
  const split = useMutation({ mutationFn: () => onSplit(chosen, subject.trim()), onSuccess: onClose });
  const listed = messages.filter((each) => each.type !== "system").toReversed();
  const toggle = (id: string, on: boolean) =>
    setChosen((old) => (on ? [...old, id] : old.filter((each) => each !== id)));
  const actions = (
    <>
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button
        tone="main"
        disabled={chosen.length === 0}
        busy={split.isPending}
        onClick={() => split.mutate()}
      >
        {t.splitDo(chosen.length)}
      </Button>
    </>
  );
  return (
    <Dialog open title={t.splitTitle} hint={t.splitHint} onClose={onClose} actions={actions}>
      <Field label={t.splitSubject} optional className="mb-3">
        <Input value={subject} maxLength={500} onChange={(event) => setSubject(event.target.value)} />
      </Field>
      {listed.length === 0 && <p className="text-faint">{t.splitNone}</p>}
      <ul className="flex flex-col">
        {listed.map((each) => (
          <li key={each.id} className="border-line border-b py-2 last:border-0">
            <Checkbox
              checked={chosen.includes(each.id)}
              onChange={(on) => toggle(each.id, on)}
              label={
                <span className="flex items-baseline gap-2">
                  <span className="font-medium">{each.author.name}</span>
                  <DateTime at={each.created_at} className="text-faint text-small" />
                </span>
              }
              hint={<span className="line-clamp-2 [overflow-wrap:anywhere]">{each.content_text}</span>}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
