/** How the server is set up: looked at here, changed where it is run. For those who manage. */
import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { Badge, Banner, Card, ErrorState, SkeletonRows } from "@/parts";
import { useLanguage, useTexts } from "@/texts";
import { type InstallationWire, type SettingWire, wireQuery } from "@/wire";
import { Facts, SettingsPage } from "../kit";
import { german } from "./german";
import { texts } from "./texts";

/** What a desk asks for first stands first. */
const ORDER = ["server", "sign_in", "mail", "limits", "storage", "network", "assistance", "logs"] as const;

export function InstallationPage() {
  const t = useTexts(texts);
  return (
    <SettingsPage title={t.title} hint={t.hint} narrow admin>
      <Installation />
    </SettingsPage>
  );
}

function Installation() {
  const t = useTexts(texts);
  const { data, error, refetch } = useQuery(wireQuery("GET /installation"));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows />;
  const seen = data.data;
  return (
    <>
      {seen.shared && <Banner>{t.shared}</Banner>}
      <Release seen={seen} />
      {ORDER.map((group) => (
        <Card key={group} title={t.groups[group]} bare>
          <dl>
            {seen.settings
              .filter((setting) => setting.group === group)
              .map((setting) => (
                <Setting key={setting.name} setting={setting} />
              ))}
          </dl>
        </Card>
      ))}
    </>
  );
}

function Release({ seen }: { readonly seen: InstallationWire }) {
  const t = useTexts(texts);
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const mail = seen.sends_mail ? (seen.mail_server ?? t.notShown) : t.noMail;
  return (
    <Card title={t.release}>
      <Facts
        facts={[
          [t.version, <span key="version">{seen.version}</span>],
          [t.schema, seen.schema_version],
          [t.mail, mail],
          [t.signIn, <span key="sign-in">{seen.sign_in ?? t.none}</span>],
          [t.files, seen.files ? (kinds[seen.files] ?? seen.files) : t.notShown],
        ]}
      />
    </Card>
  );
}

/** One setting: its name and what it is for, and what holds. */
function Setting({ setting }: { readonly setting: SettingWire }) {
  const { language } = useLanguage();
  const words = language === "de" ? german[setting.name] : undefined;
  return (
    <div className="grid gap-x-6 gap-y-1.5 border-line border-t px-pad py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,14rem)]">
      <dt className="flex min-w-0 flex-col gap-0.5">
        <code className="break-all font-medium text-small">{setting.name}</code>
        <span data-raw className="text-pretty text-small text-soft">
          <Marked text={words?.meaning ?? setting.meaning} />
        </span>
      </dt>
      <dd className="flex min-w-0 flex-col items-start gap-0.5 sm:items-end sm:text-end">
        <Holds setting={setting} otherwise={words?.otherwise ?? setting.otherwise ?? ""} />
      </dd>
    </div>
  );
}

function Holds({ setting, otherwise }: { readonly setting: SettingWire; readonly otherwise: string }) {
  const t = useTexts(texts);
  return (
    <>
      {setting.is_set && setting.value && (
        <code className="max-w-full break-words text-small">{setting.value}</code>
      )}
      {setting.is_set && !setting.value && <Badge tone="good">{t.set}</Badge>}
      {!setting.is_set && <Badge>{t.notSet}</Badge>}
      <span className="max-w-full text-faint text-small">
        {t.default}{" "}
        <span data-raw className="break-words">
          {setting.default === null ? <Marked text={otherwise} /> : <code>{setting.default}</code>}
        </span>
      </span>
    </>
  );
}

/** A sentence in which what one types stands between backticks. */
function Marked({ text }: { readonly text: string }) {
  return text.split("`").map((part, at) =>
    at % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change places
      <code key={at} className="break-words">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: likewise
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
