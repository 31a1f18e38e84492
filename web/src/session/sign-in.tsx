/** The sign-in page: password, a link by mail, the company's own sign-in, whichever there are. */
import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Banner, Button, ErrorState } from "@/parts";
import { useTexts } from "@/texts";
import { wireQuery } from "@/wire";
import { EntranceFrame } from "./frame";
import { LinkForm } from "./link-form";
import { sessionQuery } from "./session";
import { SignInForm } from "./sign-in-form";
import { texts } from "./texts";

type Way = "password" | "sign_in" | "password_reset";

export function SignInPage() {
  const t = useTexts(texts);
  const { to = "/", error: refusal } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const { data, error, refetch } = useQuery(wireQuery("GET /entrance"));
  const [way, setWay] = useState<Way>("password");
  const [email, setEmail] = useState("");
  if (session.data) return <Navigate to={to} replace />;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const entrance = data?.data;
  return (
    <EntranceFrame title={entrance?.workspace_name ? t.signInTo(entrance.workspace_name) : t.signIn}>
      {refusal && way === "password" && <Banner tone="bad">{t.refusals[refusal]}</Banner>}
      {entrance?.oidc && way === "password" && (
        <>
          <Button asChild>
            <a href={`/api/v1/session/oidc?${new URLSearchParams({ return_to: `/app${to}` })}`}>
              {t.with(entrance.oidc.name)}
            </a>
          </Button>
          <Or />
        </>
      )}
      {way === "password" ? (
        <SignInForm
          email={email}
          onEmail={setEmail}
          onDone={() => void navigate({ to, replace: true })}
          {...(entrance?.link ? { onForgot: () => setWay("password_reset") } : {})}
        />
      ) : (
        <LinkForm key={way} purpose={way} email={email} onBack={() => setWay("password")} />
      )}
      {entrance?.link && way === "password" && (
        <Button tone="quiet" onClick={() => setWay("sign_in")}>
          {t.link}
        </Button>
      )}
      {entrance && !entrance.link && way === "password" && <Forgotten />}
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

/** Where no mail is sent, nobody is left without a word of what to do. */
function Forgotten() {
  const t = useTexts(texts);
  return (
    <details className="text-small text-soft">
      <summary className="w-fit rounded-sm">{t.forgot}</summary>
      <p className="mt-1.5">{t.forgotHint}</p>
    </details>
  );
}
