/** For engineers: the five doors, where each begins, its reference, and a call to copy. */
import { Link } from "@tanstack/react-router";
import { BookOpen, Braces } from "lucide-react";
import { Banner, Button, Card } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { CodeBlock, CopyButton, SettingsPage } from "../kit";
import { curlOf, DOORS, type Door } from "./doors";
import { texts } from "./texts";

export function DeveloperPage() {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  const key = isAdmin && (
    <Button asChild small>
      <Link to={"/settings/keys" as "/"} search={{ open: "new" } as never}>
        {t.makeKey}
      </Link>
    </Button>
  );
  const stream = curlOf(location.origin, "/api/v1/events/stream").replace("curl", "curl -N");
  return (
    <SettingsPage title={t.title} hint={t.hint} narrow>
      <Banner action={key}>{t.keyNote}</Banner>
      <section className="flex flex-col gap-1.5">
        <h2 className="font-medium text-small text-soft">{t.yourKey}</h2>
        <CodeBlock label={t.yourKey} text={"export PARLEY_KEY=parley_…"} />
      </section>
      {DOORS.map((door) => (
        <OneDoor key={door.name} door={door} />
      ))}
      <Card title={t.events} hint={t.eventsHint}>
        <CodeBlock label={t.events} text={stream} />
      </Card>
    </SettingsPage>
  );
}

function OneDoor({ door }: { readonly door: Door }) {
  const t = useTexts(texts);
  const base = `${location.origin}${door.base}`;
  const links = (
    <span className="flex flex-wrap gap-1.5">
      <Button asChild small tone="quiet">
        <a href={`/openapi/${door.name}.json`} target="_blank" rel="noopener">
          <Braces aria-hidden className="size-4" />
          OpenAPI
        </a>
      </Button>
      <Button asChild small>
        <a href={`/docs?door=${door.name}`} target="_blank" rel="noopener">
          <BookOpen aria-hidden className="size-4" />
          {t.reference}
        </a>
      </Button>
    </span>
  );
  return (
    <Card title={door.title} hint={t.doors[door.name]}>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="flex min-w-0 items-center gap-2">
            <span className="shrink-0 text-small text-soft">{t.base}</span>
            <code className="min-w-0 truncate text-small">{base}</code>
            <CopyButton text={base} />
          </p>
          {links}
        </div>
        <CodeBlock label={t.curlOf(door.title)} text={curlOf(location.origin, door.path)} />
      </div>
    </Card>
  );
}
