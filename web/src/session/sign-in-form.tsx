/** E-mail and password, then a code where the account wants one. Stands on its page and over a page that was left. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Banner, Button, Checkbox, Field, faultSentence, Input } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type Body, call, isWireFault } from "@/wire";
import { CodeField } from "./code-field";
import { enter } from "./session";
import { texts } from "./texts";

interface Props {
  readonly email?: string;
  readonly onDone: () => void;
  /** The address that was typed, for a form that stands here instead. */
  readonly onEmail?: (email: string) => void;
  readonly onForgot?: () => void;
}

export function SignInForm({ email = "", onDone, onEmail, onForgot }: Props) {
  const t = useTexts(texts);
  const parts = useTexts(partTexts);
  const client = useQueryClient();
  const [remember, setRemember] = useState(true);
  const signIn = useMutation({
    mutationFn: (body: Body<"POST /session">) => call("POST /session", { body }),
    onSuccess: ({ data }) => {
      enter(client, data);
      onDone();
    },
    meta: { saysFaults: true },
  });
  const fault = signIn.error;
  const wantsCode = (isWireFault(fault) && fault.code === "CODE_REQUIRED") || Boolean(signIn.variables?.code);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const code = text("code");
    signIn.mutate({
      email: text("email"),
      password: String(form.get("password")),
      remember,
      ...(code ? { code } : {}),
    });
  };
  const at = (path: string) => (isWireFault(fault) ? fault.fieldMessage(path) : undefined);
  const said = saidOf();
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {said && <Banner tone="bad">{said}</Banner>}
      <Field label={t.email} error={at("email")} className={wantsCode ? "hidden" : ""}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={email}
          autoFocus={!email}
          onBlur={(event) => onEmail?.(event.target.value.trim())}
        />
      </Field>
      <Field label={t.password} error={at("password")} className={wantsCode ? "hidden" : ""}>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          autoFocus={Boolean(email)}
          {...(email ? { "data-autofocus": true } : {})}
        />
      </Field>
      {wantsCode ? (
        <CodeField error={at("code")} />
      ) : (
        <Checkbox label={t.remember} checked={remember} onChange={setRemember} />
      )}
      <Button type="submit" tone="main" busy={signIn.isPending}>
        {t.signIn}
      </Button>
      {wantsCode && (
        <Button tone="quiet" onClick={signIn.reset}>
          {t.back}
        </Button>
      )}
      {onForgot && !wantsCode && (
        <Button tone="quiet" onClick={onForgot}>
          {t.forgot}
        </Button>
      )}
    </form>
  );

  function saidOf(): string | undefined {
    if (!fault) return undefined;
    if (!isWireFault(fault) || fault.status !== 401) {
      return isWireFault(fault) && fault.fields.length > 0 ? undefined : faultSentence(fault, parts).text;
    }
    if (fault.code !== "CODE_REQUIRED") return t.wrong;
    return signIn.variables?.code ? t.wrongCode : undefined;
  }
}
