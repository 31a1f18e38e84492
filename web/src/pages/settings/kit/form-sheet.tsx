/** A form at the side: fields, what is wrong, and the buttons. It does not close over what was typed without asking. */
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cx } from "@/kit/cx";
import { Banner, Button, Confirm, Sheet } from "@/parts";
import { useTexts } from "@/texts";
import type { Form } from "./form";
import { READ_ONLY } from "./form-body";
import { FormFault } from "./form-fault";
import { texts } from "./texts";

interface Props<V extends object> {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly form: Form<V>;
  readonly onClose: () => void;
  readonly submit?: string;
  /** Nothing can be changed: it is only looked at. */
  readonly readOnly?: boolean;
  readonly wide?: boolean;
  /** A new thing may be saved without a change. */
  readonly isNew?: boolean;
  readonly children: ReactNode;
}

/** Nothing in it takes the focus then: it takes it itself, so that keys scroll it. */
const READ = { tabIndex: 0, "data-autofocus": true, className: "outline-none" };

export function FormSheet<V extends object>(props: Props<V>) {
  const { title, hint, form, onClose, submit, readOnly, wide, isNew, children } = props;
  const t = useTexts(texts);
  const id = useId();
  const [asks, setAsks] = useState(false);
  const close = () => (form.isDirty && !readOnly ? setAsks(true) : onClose());
  const actions = readOnly ? undefined : (
    <>
      <Button onClick={close}>{t.cancel}</Button>
      <Button
        tone="main"
        type="submit"
        form={id}
        busy={form.busy}
        keys="mod+enter"
        disabled={!form.isDirty && !isNew}
      >
        {submit ?? t.save}
      </Button>
    </>
  );
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.requestSubmit();
  };
  return (
    <Sheet title={title} hint={hint} open onClose={close} actions={actions} {...(wide ? { wide } : {})}>
      <form
        id={id}
        noValidate
        {...(readOnly ? READ : {})}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (!form.busy && !readOnly) void form.submit();
        }}
      >
        <fieldset
          disabled={readOnly}
          className={cx("flex min-w-0 flex-col gap-4 pb-2", readOnly && READ_ONLY)}
        >
          {form.isKept && !form.fault && (
            <Banner
              tone="note"
              action={
                <Button small tone="quiet" onClick={form.reset}>
                  {t.startOver}
                </Button>
              }
            >
              {t.kept}
            </Banner>
          )}
          {children}
          <FormFault form={form} />
        </fieldset>
      </form>
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={t.discard}
        hint={t.discardHint}
        yes={t.discardYes}
        no={t.discardNo}
        danger
        onYes={() => {
          form.reset();
          setAsks(false);
          onClose();
        }}
      />
    </Sheet>
  );
}
