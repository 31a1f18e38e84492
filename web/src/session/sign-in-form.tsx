/** E-mail and password, then a code where the account wants one. Stands on its page and over a page that was left. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Banner, Button, Checkbox, Field, faultSentence, Input } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { type Same, useTexts } from "@/texts";
import { type Body, call, isWireFault } from "@/wire";
import { enter } from "./session";
import { texts } from "./texts";

interface Props {
  readonly email?: string;
  readonly onDone: () => void;
}

export function SignInForm({ email = "", onDone }: Props) {
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
  const said =
    signInSentence(fault, Boolean(signIn.variables?.code), t) ?? (fault && faultSentence(fault, parts).text);
  const silent = isWireFault(fault) && fault.code === "CODE_REQUIRED" && !signIn.variables?.code;
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {said && !silent && <Banner tone="bad">{said}</Banner>}
      <Field label={t.email} className={wantsCode ? "hidden" : ""}>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={email}
          autoFocus={!email}
        />
      </Field>
      <Field label={t.password} className={wantsCode ? "hidden" : ""}>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          autoFocus={Boolean(email)}
        />
      </Field>
      {wantsCode ? (
        <Field label={t.code} hint={t.codeHint}>
          <Input
            name="code"
            autoComplete="one-time-code"
            inputMode="text"
            required
            autoFocus
            className="tracking-widest"
          />
        </Field>
      ) : (
        <Checkbox label={t.remember} checked={remember} onChange={setRemember} />
      )}
      <Button type="submit" tone="main" busy={signIn.isPending}>
        {t.signIn}
      </Button>
    </form>
  );
}

function signInSentence(
  fault: unknown,
  withCode: boolean,
  t: Same<(typeof texts)["en"]>,
): string | undefined {
  if (!isWireFault(fault) || fault.status !== 401) return undefined;
  return withCode ? t.wrongCode : t.wrong;
}
