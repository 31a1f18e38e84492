/** What a one-time link wants of whom it lets in: a name, a password, a code. What is asked for later hides the rest. */
import { type FormEvent, useState } from "react";
import { Button, Checkbox, Field, Input } from "@/parts";
import { useTexts } from "@/texts";
import type { Body, TokenWire, WireFault } from "@/wire";
import { CodeField } from "./code-field";
import { texts } from "./texts";

interface Props {
  readonly facts: TokenWire;
  readonly wantsCode: boolean;
  readonly busy: boolean;
  readonly fault: WireFault | undefined;
  readonly onSubmit: (given: Omit<Body<"POST /session/tokens">, "token">) => void;
}

export function RedeemForm({ facts, wantsCode, busy, fault, onSubmit }: Props) {
  const { token: t, setup, ...shared } = useTexts(texts);
  const [remember, setRemember] = useState(true);
  const invited = facts.purpose === "invitation";
  const wantsPassword = facts.purpose !== "sign_in";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    onSubmit({
      remember,
      ...(invited ? { name: text("name") } : {}),
      ...(wantsPassword ? { password: String(form.get("password")) } : {}),
      ...(wantsCode ? { code: text("code") } : {}),
    });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={facts.email} readOnly />
      {invited && (
        <Field label={setup.name} error={fault?.fieldMessage("name")} className={wantsCode ? "hidden" : ""}>
          <Input
            name="name"
            required
            maxLength={100}
            autoComplete="name"
            defaultValue={facts.name ?? ""}
            autoFocus
          />
        </Field>
      )}
      {wantsPassword && (
        <Field
          label={shared.newPassword}
          hint={shared.passwordHint}
          error={fault?.fieldMessage("password")}
          className={wantsCode ? "hidden" : ""}
        >
          <Input
            name="password"
            type="password"
            required
            minLength={10}
            autoComplete="new-password"
            autoFocus={!invited}
          />
        </Field>
      )}
      {wantsCode && <CodeField error={fault?.fieldMessage("code")} />}
      <Checkbox label={shared.remember} checked={remember} onChange={setRemember} />
      <Button type="submit" tone="main" busy={busy}>
        {wantsCode ? shared.signIn : invited ? t.join : t.save}
      </Button>
    </form>
  );
}
