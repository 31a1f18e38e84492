/** A form on the page itself: its fields, what is wrong, and a button that appears with the first change. */
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";
import { Button } from "@/parts";
import { useTexts } from "@/texts";
import type { Form } from "./form";
import { FormFault } from "./form-fault";
import { texts } from "./texts";

/** Where nothing can be changed there is nothing to press: what a button shows (a choice, a switch) stays. */
export const READ_ONLY = "[&_button:not([role],[data-shows])]:hidden";

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly readOnly?: boolean;
  readonly submit?: string;
  readonly children: ReactNode;
}

export function FormBody<V extends object>({ form, readOnly, submit, children }: Props<V>) {
  const t = useTexts(texts);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (form.isDirty && !form.busy) void form.submit();
      }}
    >
      <fieldset disabled={readOnly} className={cx("flex min-w-0 flex-col gap-4", readOnly && READ_ONLY)}>
        {children}
        <FormFault form={form} />
        {!readOnly && (
          <div className="flex gap-2">
            <Button tone="main" type="submit" busy={form.busy} disabled={!form.isDirty}>
              {submit ?? t.save}
            </Button>
            {form.isDirty && (
              <Button tone="quiet" onClick={form.reset}>
                {t.cancel}
              </Button>
            )}
          </div>
        )}
      </fieldset>
    </form>
  );
}
