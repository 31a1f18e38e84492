/** Imports: sending a file of tickets, how far each import is, and the lines that were refused. */
import { FileUp } from "lucide-react";
import { useState } from "react";
import {
  Badge,
  Button,
  Card,
  DateTime,
  EmptyState,
  ErrorState,
  ProgressBar,
  SkeletonRows,
  type Tone,
  useSaying,
} from "@/parts";
import { useMay } from "@/session/session";
import { useFormat, useTexts } from "@/texts";
import type { ImportWire } from "@/wire";
import { kitTexts, SettingsPage, useOpen, usePages } from "../kit";
import { Cancellation } from "./cancellation";
import { Refused } from "./refused";
import { texts } from "./texts";
import { UploadPlace } from "./upload";

const TONES: Record<ImportWire["status"], Tone> = {
  uploading: "info",
  waiting: "info",
  running: "info",
  done: "good",
  failed: "bad",
  canceled: "plain",
};
const GOES_ON = new Set<ImportWire["status"]>(["uploading", "waiting", "running"]);
const AGAIN = 1500;

export function ImportsPage() {
  const t = useTexts(texts);
  const isAdmin = useMay("manage");
  return (
    <SettingsPage title={t.title} hint={t.hint} admin narrow>
      {isAdmin && (
        <>
          <UploadPlace />
          <Imports />
        </>
      )}
    </SettingsPage>
  );
}

function Imports() {
  const t = useTexts(texts);
  const kit = useTexts(kitTexts);
  const [open, setOpen] = useOpen();
  const list = usePages("GET /imports", {}, (rows) => rows.some((each) => GOES_ON.has(each.status)) && AGAIN);
  if (list.error && !list.rows) return <ErrorState error={list.error} onRetry={list.refetch} />;
  if (!list.rows) return <SkeletonRows count={3} />;
  if (list.rows.length === 0) return <EmptyState icon={<FileUp />} title={t.empty} hint={t.emptyHint} />;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {list.rows.map((each) => (
          <li key={each.id}>
            <One row={each} onOpen={() => setOpen(each.id)} />
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <Button className="self-center" busy={list.isMore} onClick={list.more}>
          {kit.loadMore}
        </Button>
      )}
      {open && <Refused key={open} id={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function One({ row, onOpen }: { readonly row: ImportWire; readonly onOpen: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const say = useSaying();
  const [isAsked, setAsked] = useState(false);
  const goesOn = GOES_ON.has(row.status);
  return (
    <Card>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{row.name}</span>
          <Badge tone={TONES[row.status]}>{t.statuses[row.status]}</Badge>
          <DateTime at={row.created_at} className="text-faint text-small" />
        </div>
        {goesOn && <ProgressBar label={t.progress} value={row.lines > 0 ? row.done / row.lines : null} />}
        <div className="flex flex-wrap items-center gap-3 text-small text-soft">
          <span className="tabular-nums">{t.of(number(row.done), number(row.lines))}</span>
          {row.refused > 0 && (
            <Button small tone="danger" onClick={onOpen}>
              {t.refusedOf(number(row.refused))}
            </Button>
          )}
          {(row.status === "waiting" || row.status === "running") && (
            <Button small className="ms-auto" onClick={() => setAsked(true)}>
              {t.end}
            </Button>
          )}
        </div>
        {row.error && <p className="text-bad">{say(row.error)}</p>}
        {isAsked && <Cancellation row={row} onClose={() => setAsked(false)} />}
      </div>
    </Card>
  );
}
