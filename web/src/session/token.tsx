/** One-time links (`/app/enter#…`): a sign-in, an invitation, a new password. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { Banner, Button, Field, faultSentence, Input, Spinner } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type Body, call, isWireFault, type TokenWire } from "@/wire";
import { EntranceFrame } from "./frame";
import { LinkOver } from "./link-over";
import { enter } from "./session";
import { texts } from "./texts";

export function TokenPage() {
  const { token: t } = useTexts(texts);
  const [token] = useState(() => location.hash.slice(1));
  const check = useQuery({
    queryKey: ["token", token],
    queryFn: () => call("POST /session/tokens/check", { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (check.error || !token) return <LinkOver title={t.used} hint={t.usedHint} />;
  if (!check.data) return <Checking />;
  return <Redeem token={token} facts={check.data.data} />;
}

function Checking() {
  const { token: t } = useTexts(texts);
  return (
    <EntranceFrame title={t.checking}>
      <Spinner className="size-5 text-mark" />
    </EntranceFrame>
  );
}

function Redeem({ token, facts }: { readonly token: string; readonly facts: TokenWire }) {
  const { token: t } = useTexts(texts);
  const parts = useTexts(partTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const redeem = useMutation({
    mutationFn: (given: Omit<Body<"POST /session/tokens">, "token">) =>
      call("POST /session/tokens", { body: { token, ...given } }),
    onSuccess: ({ data }) => {
      enter(client, data);
      void navigate({ to: "/", replace: true });
    },
    meta: { saysFaults: true },
  });
  const { mutate } = redeem;
  const isSignIn = facts.purpose === "sign_in";
  useEffect(() => {
    if (isSignIn) mutate({});
  }, [isSignIn, mutate]);
  const fault = isWireFault(redeem.error) ? redeem.error : undefined;
  if (fault && (fault.status === 401 || isSignIn)) return <LinkOver title={t.used} hint={t.usedHint} />;
  if (isSignIn) return <Checking />;
  const invited = facts.purpose === "invitation";
  return (
    <EntranceFrame
      title={invited ? t.invitationTitle : t.reset}
      hint={invited ? t.invitation(facts.email) : facts.email}
    >
      {fault && fault.fields.length === 0 && <Banner tone="bad">{faultSentence(fault, parts).text}</Banner>}
      <RedeemForm
        facts={facts}
        busy={redeem.isPending}
        fieldMessage={(path) => fault?.fieldMessage(path)}
        onSubmit={mutate}
      />
    </EntranceFrame>
  );
}

interface FormProps {
  readonly facts: TokenWire;
  readonly busy: boolean;
  readonly fieldMessage: (path: string) => string | undefined;
  readonly onSubmit: (given: { name?: string; password: string }) => void;
}

function RedeemForm({ facts, busy, fieldMessage, onSubmit }: FormProps) {
  const { token: t, setup, ...shared } = useTexts(texts);
  const invited = facts.purpose === "invitation";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    onSubmit(invited ? { name: String(form.get("name")).trim(), password } : { password });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={facts.email} readOnly />
      {invited && (
        <Field label={setup.name} error={fieldMessage("name")}>
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
      <Field label={shared.newPassword} hint={shared.passwordHint} error={fieldMessage("password")}>
        <Input
          name="password"
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
          autoFocus={!invited}
        />
      </Field>
      <Button type="submit" tone="main" busy={busy}>
        {invited ? t.join : t.save}
      </Button>
    </form>
  );
}
