/** The way in: an address, and a link by mail. */
import { MailCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/parts/button";
import { faultSentence } from "@/parts/faults";
import { Field } from "@/parts/field";
import { Input } from "@/parts/input";
import { EmptyState } from "@/parts/states";
import { texts as shared } from "@/parts/texts";
import { useLanguage, useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import { Unseen } from "../frame";
import { usePlace } from "../place";
import { texts } from "./texts";
import { want } from "./wanted";

interface Props {
  readonly workspace: string | undefined;
  /** Whoever comes to ask something new is told why an address is wanted. */
  readonly isNew?: boolean;
  /** Instead of the usual heading: why one stands here. */
  readonly why?: string;
  readonly whyHint?: string;
}

export function SignInPage({ workspace, isNew, why, whyHint }: Props) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const { language } = useLanguage();
  const { words } = usePlace();
  const [email, setEmail] = useState("");
  const [state, setState] = useState<"asked" | "busy" | "sent">("asked");
  const [fault, setFault] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState("busy");
    setFault(undefined);
    call("POST /portal/links", { body: { email: email.trim(), language, workspace } }).then(
      () => {
        want(words);
        setState("sent");
      },
      (error: unknown) => {
        setFault(error);
        setState("asked");
      },
    );
  };
  if (state === "sent") {
    return (
      <div role="status">
        <Unseen title={t.signIn} />
        <EmptyState
          icon={<MailCheck />}
          title={t.linkSent}
          hint={t.linkSentHint(email.trim())}
          action={<Button onClick={() => setState("asked")}>{t.otherAddress}</Button>}
        />
      </div>
    );
  }
  const said =
    fault === undefined
      ? undefined
      : (isWireFault(fault) && fault.fieldMessage("email")) || faultSentence(fault, s).text;
  return (
    <div className="mx-auto flex w-full max-w-88 flex-col gap-6 py-8">
      <header className="flex flex-col gap-1.5">
        <h1 className="font-semibold text-display">{why ?? (isNew ? t.create : t.signIn)}</h1>
        <p className="text-pretty text-soft">{whyHint ?? (isNew ? t.newHint : t.signInHint)}</p>
      </header>
      <form className="flex flex-col gap-4" onSubmit={submit}>
        <Field label={t.email} error={said}>
          <Input
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Button type="submit" tone="main" busy={state === "busy"}>
          {t.sendLink}
        </Button>
      </form>
    </div>
  );
}
