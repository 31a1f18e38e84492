/** The sign-in page: password, a link by mail, the company's own sign-in, whichever there are. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Banner, Button, ErrorState, Field, Input, useFaultToast } from "@/parts";
import { useTexts } from "@/texts";
import { call, wireQuery } from "@/wire";
import { EntranceFrame } from "./frame";
import { sessionQuery } from "./session";
import { SignInForm } from "./sign-in-form";
import { texts } from "./texts";

export function SignInPage() {
  const t = useTexts(texts);
  const { to } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(wireQuery("GET /entrance"));
  const [byLink, setByLink] = useState(false);
  if (session.data) return <Navigate to={to ?? "/"} replace />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const entrance = data?.data;
  return (
    <EntranceFrame title={entrance?.workspace_name ? t.signInTo(entrance.workspace_name) : t.signIn}>
      {entrance?.oidc && (
        <Button asChild>
          <a href="/api/v1/session/oidc">{t.with(entrance.oidc.name)}</a>
        </Button>
      )}
      {entrance?.oidc && <Or />}
      {byLink ? (
        <LinkForm onBack={() => setByLink(false)} />
      ) : (
        <SignInForm onDone={() => void navigate({ to: to ?? "/", replace: true })} />
      )}
      {entrance?.link && !byLink && (
        <Button tone="quiet" onClick={() => setByLink(true)}>
          {t.link}
        </Button>
      )}
    </EntranceFrame>
  );
}

function Or() {
  const t = useTexts(texts);
  return (
    <div className="flex items-center gap-3 text-faint text-small before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {t.or}
    </div>
  );
}

function LinkForm({ onBack }: { readonly onBack: () => void }) {
  const t = useTexts(texts);
  const onError = useFaultToast();
  const send = useMutation({
    mutationFn: (email: string) => call("POST /session/links", { body: { email } }),
    onError,
    meta: { saysFaults: true },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send.mutate(String(new FormData(event.currentTarget).get("email")).trim());
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {send.isSuccess && <Banner tone="good">{t.linkSent}</Banner>}
      <Field label={t.email}>
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Button type="submit" tone="main" busy={send.isPending}>
        {t.link}
      </Button>
      <Button tone="quiet" onClick={onBack}>
        {t.back}
      </Button>
    </form>
  );
}
