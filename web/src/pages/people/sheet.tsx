/** A sheet with a form over a draft: restored changes, faults, somebody else's change meanwhile. */
import { type ReactNode, useId } from "react";
import type { Draft } from "@/kit/use-draft";
import { Banner, Button, faultSentence, Sheet } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";
import { texts } from "./texts";

interface Props {
  readonly title: string;
  readonly draft: Draft<object>;
  readonly error: unknown;
  readonly busy: boolean;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function DraftSheet({ title, draft, error, busy, submit, onSubmit, onClose, children }: Props) {
  const t = useTexts(texts);
  const form = useId();
  const actions = (
    <>
      {draft.isDirty && (
        <Button tone="quiet" className="me-auto" onClick={draft.discard}>
          {t.discard}
        </Button>
      )}
      <Button onClick={onClose}>{t.cancel}</Button>
      <Button type="submit" form={form} tone="main" keys="mod+enter" busy={busy} disabled={!draft.isDirty}>
        {submit}
      </Button>
    </>
  );
  return (
    <Sheet open title={title} onClose={onClose} actions={actions}>
      <form
        id={form}
        className="flex flex-col gap-4 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (draft.isDirty && !busy) onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
        }}
      >
        {draft.isRestored && !error && <Banner>{t.restored}</Banner>}
        <Said error={error} draft={draft} onSubmit={onSubmit} />
        {children}
      </form>
    </Sheet>
  );
}

function Said({ error, draft, onSubmit }: Pick<Props, "error" | "draft" | "onSubmit">) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  if (!error) return null;
  if (isWireFault(error) && error.status === 412) {
    const anyway = (
      <Button
        small
        onClick={() => {
          draft.rebase();
          // The form sends from the version that is taken up with the next drawing.
          setTimeout(onSubmit);
        }}
      >
        {t.anyway}
      </Button>
    );
    return (
      <Banner tone="warn" action={anyway}>
        {t.moved}
      </Banner>
    );
  }
  if (isWireFault(error) && error.fields.length > 0) return null;
  return <Banner tone="bad">{faultSentence(error, parts).text}</Banner>;
}
