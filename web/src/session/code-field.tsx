/** The box for a code of the second factor, or a recovery code. */
import { Field, Input } from "@/parts";
import { useTexts } from "@/texts";
import { texts } from "./texts";

export function CodeField({ error }: { readonly error?: string | undefined }) {
  const t = useTexts(texts);
  return (
    <Field label={t.code} hint={t.codeHint} error={error}>
      <Input
        name="code"
        autoComplete="one-time-code"
        inputMode="text"
        required
        autoFocus
        className="tracking-widest"
      />
    </Field>
  );
}
