/** First run: whoever holds the link that the server printed names the workspace and becomes its owner. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
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
    const given = new FormData(event.currentTarget);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const password = String(given.get("password"));
    const [name, email, workspace] = [text("name"), text("email"), text("workspace_name")];
    setup.mutate({ token, name, email, password, workspace_name: workspace, sample_data: samples });
  };
  const unplaced = fault && fault.fields.length === 0;
  return (
    <form ref={form} className="flex flex-col gap-4" onSubmit={submit}>
      {unplaced && <Banner tone="bad">{faultSentence(fault, parts).text}</Banner>}
      <Field label={t.workspace} hint={t.workspaceHint} error={fault?.fieldMessage("workspace_name")}>
        <Input name="workspace_name" required maxLength={100} autoComplete="organization" autoFocus />
      </Field>
      <Field label={t.name} error={fault?.fieldMessage("name")}>
        <Input name="name" required maxLength={100} autoComplete="name" />
      </Field>
      <Field label={shared.email} error={fault?.fieldMessage("email")}>
        <Input name="email" type="email" required autoComplete="username" />
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
