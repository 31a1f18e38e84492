/** A customer or a company as a form at the side of the page: made anew, or changed from the version that was read. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Draft, useDraft } from "@/kit/use-draft";
import { isWireFault, type WireFault } from "@/wire";
import { DraftSheet } from "./sheet";

export interface InputsProps<T> {
  readonly draft: Draft<T>;
  readonly fault: WireFault | undefined;
}

interface Props<T extends object, A> {
  readonly title: string;
  readonly submit: string;
  /** Where in the browser it is kept until it is saved. */
  readonly place: string;
  readonly original: T;
  readonly version?: number | undefined;
  /** What is read again when it was refused: it may have been changed meanwhile. */
  readonly stale?: readonly unknown[];
  readonly send: (draft: Draft<T>) => Promise<A>;
  readonly onSaved: (answer: A) => void;
  readonly onClose: () => void;
  readonly inputs: (props: InputsProps<T>) => ReactNode;
}

export function RecordSheet<T extends object, A>(props: Props<T, A>) {
  const { title, submit, place, original, version, stale, send, onSaved, onClose, inputs } = props;
  const client = useQueryClient();
  const draft = useDraft<T>(place, original, version);
  const save = useMutation({
    mutationFn: () => send(draft),
    onSuccess: (answer) => {
      draft.discard();
      onClose();
      onSaved(answer);
    },
    onError: () => stale && client.invalidateQueries({ queryKey: stale }),
    meta: { saysFaults: true },
  });
  return (
    <DraftSheet
      title={title}
      draft={draft}
      error={save.error}
      busy={save.isPending}
      submit={submit}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {inputs({ draft, fault: isWireFault(save.error) ? save.error : undefined })}
    </DraftSheet>
  );
}
