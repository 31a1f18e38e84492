/** Where a link leads: one click more, for programs that look into mails follow links and must not use them up. */
import { useState } from "react";
import { Button } from "@/parts/button";
import { ErrorState } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import type { VisitWire } from "@/wire/native.gen";
import { go } from "../place";
import { SignInPage } from "./sign-in";
import { texts } from "./texts";
import { takeWanted } from "./wanted";

interface Props {
  readonly token: string;
  readonly workspace: string | undefined;
  /** Somebody is signed in already: whoever opens a used link again comes in all the same. */
  readonly isIn: boolean;
  readonly onEntered: (visit: VisitWire) => void;
}

export function EnterPage({ token, workspace, isIn, onEntered }: Props) {
  const t = useTexts(texts);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  if (!token) return <SignInPage workspace={workspace} why={t.incomplete} whyHint={t.spentHint} />;
  if (isWireFault(fault) && (fault.status === 401 || fault.status === 400)) {
    return <SignInPage workspace={workspace} why={t.spent} whyHint={t.spentHint} />;
  }
  const enter = () => {
    setBusy(true);
    setFault(undefined);
    call("POST /portal/session", { body: { token } }).then(
      ({ data }) => {
        onEntered(data);
        go(takeWanted(), { replace: true });
      },
      (error: unknown) => {
        if (isIn && isWireFault(error) && error.status === 401) return go("", { replace: true });
        setFault(error);
        setBusy(false);
      },
    );
  };
  if (fault !== undefined) return <ErrorState error={fault} onRetry={enter} />;
  return (
    <div className="mx-auto flex w-full max-w-88 flex-col gap-6 py-8">
      <header className="flex flex-col gap-1.5">
        <h1 className="font-semibold text-display">{t.enter}</h1>
        <p className="text-pretty text-soft">{t.enterHint}</p>
      </header>
      <Button tone="main" autoFocus busy={busy} onClick={enter}>
        {t.enterOpen}
      </Button>
    </div>
  );
}
