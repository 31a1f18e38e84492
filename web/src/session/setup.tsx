/** First run: whoever holds the link that the server printed names the workspace and becomes its owner. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { useDraft } from "@/kit/use-draft";
import { Banner, Button, Checkbox, Field, faultSentence, Input } from "@/parts";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { type Body, call, isWireFault, wireQuery } from "@/wire";
import { EntranceFrame } from "./frame";
import { LinkOver } from "./link-over";
import { enter } from "./session";
import { texts } from "./texts";

const SAMPLES_WITHIN = 10_000;
const ASK_EVERY = 300;
const BLANK = { workspace: "", name: "", email: "" };

export function SetupPage() {
  const { setup: t } = useTexts(texts);
  const entrance = useQuery(wireQuery("GET /entrance"));
  const [token] = useState(() => location.hash.slice(1));
  if (entrance.data?.data.needs_setup === false) return <LinkOver title={t.over} hint={t.overHint} />;
  if (!token) return <EntranceFrame title={t.noToken} hint={t.noTokenHint} />;
  return (
    <EntranceFrame title={t.title} hint={t.hint}>
      <SetupForm token={token} />
    </EntranceFrame>
  );
}

function SetupForm({ token }: { readonly token: string }) {
  const { setup: t, ...shared } = useTexts(texts);
  const parts = useTexts(partTexts);
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft("parley.setup", BLANK); // all but the password
  const [samples, setSamples] = useState(true);
  const [isFilling, setIsFilling] = useState(false);
  const setup = useMutation({
    mutationFn: async (body: Body<"POST /setup">) => {
      const made = await call("POST /setup", { body });
      setIsFilling(samples);
      if (samples) await haveSamples();
      return made;
    },
    onSuccess: ({ data }) => {
      draft.discard();
      enter(client, data);
      void navigate({ to: "/", replace: true });
    },
    meta: { saysFaults: true },
  });
  const fault = isWireFault(setup.error) ? setup.error : undefined;
  useEffect(() => {
    // What was refused is where the person goes on.
    if (fault) form.current?.querySelector<HTMLInputElement>("[aria-invalid]")?.focus();
  }, [fault]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    const { workspace, name, email } = draft.value;
    const said = { name: name.trim(), email: email.trim(), workspace_name: workspace.trim() };
    setup.mutate({ token, ...said, password, sample_data: samples });
  };
  const kept = (name: keyof typeof BLANK) => ({
    name,
    value: draft.value[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => draft.change({ [name]: event.target.value }),
  });
  const unplaced = fault && fault.fields.length === 0;
  return (
    <form ref={form} className="flex flex-col gap-4" onSubmit={submit}>
      {unplaced && <Banner tone="bad">{faultSentence(fault, parts).text}</Banner>}
      <Field label={t.workspace} hint={t.workspaceHint} error={fault?.fieldMessage("workspace_name")}>
        <Input {...kept("workspace")} required maxLength={100} autoComplete="organization" autoFocus />
      </Field>
      <Field label={t.name} error={fault?.fieldMessage("name")}>
        <Input {...kept("name")} required maxLength={100} autoComplete="name" />
      </Field>
      <Field label={shared.email} error={fault?.fieldMessage("email")}>
        <Input {...kept("email")} type="email" required autoComplete="username" />
      </Field>
      <Field label={shared.password} hint={shared.passwordHint} error={fault?.fieldMessage("password")}>
        <Input name="password" type="password" required minLength={10} autoComplete="new-password" />
      </Field>
      <Checkbox label={t.samples} hint={t.samplesHint} checked={samples} onChange={setSamples} />
      <Button type="submit" tone="main" busy={setup.isPending}>
        {isFilling ? t.filling : t.go}
      </Button>
      <p role="status" className="sr-only">
        {isFilling && t.filling}
      </p>
    </form>
  );
}

/** Wait until the first sample ticket is the owner's; not for ever, for the desk can be used without. */
async function haveSamples(): Promise<void> {
  const end = Date.now() + SAMPLES_WITHIN;
  while (Date.now() < end) {
    const mine = await call("GET /tickets", { query: { assignee_id: "me", limit: 1 } }).catch(
      () => undefined,
    );
    if (mine && mine.data.length > 0) return;
    await new Promise((done) => setTimeout(done, ASK_EVERY));
  }
}
