/** Having a link mailed: one that signs in, or one that sets a new password. */
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Banner, Button, Field, faultSentence, Input } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call, isWireFault } from "@/wire";
import { texts } from "./texts";

interface Props {
  readonly purpose: "sign_in" | "password_reset";
  readonly email: string;
  readonly onBack: () => void;
}

export function LinkForm({ purpose, email: typed, onBack }: Props) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const send = useMutation({
    mutationFn: (email: string) => call("POST /session/links", { body: { email, purpose } }),
    meta: { saysFaults: true },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(String(new FormData(event.currentTarget).get("email")).trim());
  };
  const fault = isWireFault(send.error) ? send.error : undefined;
  const said = fault && fault.fields.length === 0 && faultSentence(fault, parts).text;
  const isReset = purpose === "password_reset";
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {send.isSuccess && <Banner tone="good">{isReset ? t.resetSent : t.linkSent}</Banner>}
      {said && <Banner tone="bad">{said}</Banner>}
      {isReset && !send.isSuccess && <p className="text-soft">{t.resetHint}</p>}
      <Field label={t.email} error={fault?.fieldMessage("email")}>
        <Input name="email" type="email" autoComplete="username" required autoFocus defaultValue={typed} />
      </Field>
      <Button type="submit" tone="main" busy={send.isPending}>
        {isReset ? t.sendReset : t.link}
      </Button>
      <Button tone="quiet" onClick={onBack}>
        {t.back}
      </Button>
    </form>
  );
}
