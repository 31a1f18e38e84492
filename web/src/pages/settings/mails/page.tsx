/** Mail that the desk has sent, or would have sent: for owners. */
import { LockKeyhole, Mail } from "lucide-react";
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  Sheet,
  SkeletonRows,
  Table,
  type Tone,
  useSaying,
} from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import type { MailWire } from "@/wire";
import { CodeBlock, Facts, kitTexts, SettingsPage, useOpen, usePages } from "../kit";
import { texts } from "./texts";

const TONES: Record<MailWire["status"], Tone> = { waiting: "info", sent: "good", failed: "bad" };

/** What waits is on its way within seconds; nobody tells the page. */
const AGAIN = 1500;

export function MailsPage() {
  const t = useTexts(texts);
  const isOwner = useMay("own");
  return (
    <SettingsPage title={t.title} hint={t.hint}>
      {isOwner ? (
        <Mails />
      ) : (
        <EmptyState icon={<LockKeyhole />} title={t.ownersOnly} hint={t.ownersOnlyHint} />
      )}
    </SettingsPage>
  );
}

function Mails() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const say = useSaying();
  const [open, setOpen] = useOpen();
  const mails = usePages("GET /mails", {}, (rows) => rows.some((mail) => mail.status === "waiting") && AGAIN);
  if (mails.error && !mails.rows) return <ErrorState error={mails.error} onRetry={mails.refetch} />;
  if (!mails.rows) return <SkeletonRows />;
  if (mails.rows.length === 0) return <EmptyState icon={<Mail />} title={t.empty} hint={t.emptyHint} />;
  const shown = mails.rows.find((mail) => mail.id === open);
  return (
    <>
      <Card bare>
        <Table<MailWire>
          label={t.title}
          rows={mails.rows}
          keyOf={(mail) => mail.id}
          columns={[
            {
              key: "subject",
              title: t.subject,
              className: "w-2/5 min-w-28 max-w-0 @[30rem]:min-w-40",
              cell: (mail) => (
                <button
                  type="button"
                  className="flex min-h-control-small w-full min-w-0 flex-col justify-center rounded-sm py-1 text-start"
                  onClick={() => setOpen(mail.id)}
                >
                  <span className="truncate font-medium hover:underline">
                    {mail.subject ?? t.kinds[mail.kind]}
                  </span>
                  {mail.error && <span className="truncate text-faint text-small">{say(mail.error)}</span>}
                </button>
              ),
            },
            { key: "to", title: t.to, wideOnly: true, cell: (mail) => mail.to },
            {
              key: "status",
              title: t.status,
              cell: (mail) => <State mail={mail} />,
            },
            { key: "when", title: t.when, cell: (mail) => <DateTime at={mail.created_at} /> },
          ]}
        />
      </Card>
      {mails.hasMore && (
        <Button className="self-center" busy={mails.isMore} onClick={mails.more}>
          {kit.loadMore}
        </Button>
      )}
      {shown && (
        <Sheet open wide title={shown.subject ?? t.kinds[shown.kind]} onClose={() => setOpen(null)}>
          <div className="flex flex-col gap-4 pb-4">
            <Facts
              facts={[
                [t.to, shown.to],
                [t.status, <State key="status" mail={shown} />],
                [t.attempts, `${shown.attempts}${shown.error ? ` · ${say(shown.error)}` : ""}`],
                [t.when, <DateTime key="when" at={shown.created_at} show="full" />],
              ]}
            />
            {shown.text ? (
              <CodeBlock label={t.title} text={shown.text} wrap />
            ) : (
              <p className="text-faint">{t.forgotten}</p>
            )}
          </div>
        </Sheet>
      )}
    </>
  );
}

/** How far it got; what waits after a failed attempt is not on its way as usual. */
function State({ mail }: { readonly mail: MailWire }) {
  const t = useTexts(texts);
  const tone = mail.status === "waiting" && mail.error ? "warn" : TONES[mail.status];
  return <Badge tone={tone}>{t.statuses[mail.status]}</Badge>;
}
