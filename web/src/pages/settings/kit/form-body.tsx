/** A form on the page itself: its fields, what is wrong, and a button that appears with the first change. */
import type { ReactNode } from "react";
import { Button } from "@/parts";
import { useTexts } from "@/texts";
import type { Form } from "./form";
import { FormFault } from "./form-fault";
import { texts } from "./texts";

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
      <fieldset disabled={readOnly} className="flex min-w-0 flex-col gap-4">
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
