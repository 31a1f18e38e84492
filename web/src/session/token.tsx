/** One-time links (`/app/enter#…`): a sign-in, an invitation, a new password. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Banner, Button, faultSentence, Spinner } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type Body, call, isWireFault, type TokenWire, type WireFault } from "@/wire";
import { EntranceFrame } from "./frame";
import { LinkOver } from "./link-over";
import { RedeemForm } from "./redeem-form";
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
  if (!token || isOver(check.error)) return <LinkOver title={t.used} hint={t.usedHint} />;
  if (check.error) return <Unanswered error={check.error} onRetry={() => void check.refetch()} />;
  if (!check.data) return <Checking />;
  return <Redeem token={token} facts={check.data.data} />;
}

/** The server knows the link, and it leads nowhere. Anything else that goes wrong is not the link's fault. */
function isOver(error: unknown): boolean {
  return isWireFault(error) && [400, 401, 404].includes(error.status) && error.code !== "CODE_REQUIRED";
}

function Checking() {
  const { token: t } = useTexts(texts);
  return (
    <EntranceFrame title={t.checking}>
      <Spinner className="size-5 text-mark" />
    </EntranceFrame>
  );
}

function Unanswered({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { token: t } = useTexts(texts);
  const parts = useTexts(partTexts);
  return (
    <EntranceFrame title={t.unanswered} hint={t.unansweredHint}>
      <Banner tone="bad">{faultSentence(error, parts).text}</Banner>
      <Button tone="main" onClick={onRetry}>
        {parts.retry}
      </Button>
    </EntranceFrame>
  );
}

type Given = Omit<Body<"POST /session/tokens">, "token">;

function Redeem({ token, facts }: { readonly token: string; readonly facts: TokenWire }) {
  const { token: t, code: words, ...shared } = useTexts(texts);
  const parts = useTexts(partTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const redeem = useMutation({
    mutationFn: (given: Given) => call("POST /session/tokens", { body: { token, ...given } }),
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
  const wantsCode = fault?.code === "CODE_REQUIRED" || Boolean(redeem.variables?.code);
  if (fault && (isSignIn ? isOver(fault) && !wantsCode : isSpent(fault))) {
    return <LinkOver title={t.used} hint={t.usedHint} />;
  }
  if (isSignIn && !wantsCode) {
    return fault ? <Unanswered error={fault} onRetry={() => mutate({})} /> : <Checking />;
  }
  const invited = facts.purpose === "invitation";
  const said = saidOf();
  return (
    <EntranceFrame title={titleOf()} hint={invited ? t.invitation(facts.email) : facts.email}>
      {said && <Banner tone="bad">{said}</Banner>}
      <RedeemForm
        facts={facts}
        wantsCode={wantsCode}
        busy={redeem.isPending}
        fault={fault}
        onSubmit={mutate}
      />
    </EntranceFrame>
  );

  function titleOf(): string {
    if (wantsCode) return words;
    return invited ? t.invitationTitle : t.reset;
  }

  function saidOf(): string | undefined {
    if (!fault || fault.fields.length > 0) return undefined;
    if (fault.code === "CODE_REQUIRED") return redeem.variables?.code ? shared.wrongCode : undefined;
    return faultSentence(fault, parts).text;
  }
}

function isSpent(fault: WireFault): boolean {
  return fault.status === 401 && fault.code !== "CODE_REQUIRED";
}
