import { Inbox } from "lucide-react";
import { Banner, Button, EmptyState, ErrorState, ProgressBar, SkeletonRows, Spinner } from "@/parts";
import { useTexts } from "@/texts";
import { WireFault } from "@/wire";
import { texts } from "./texts";

const FAULT = new WireFault(500, { code: "CRASH", message: "", details: { request_id: "req_7f3a" } });

export function States() {
  const t = useTexts(texts);
  return (
    <div className="flex flex-col gap-3">
      <Banner>{t.info}</Banner>
      <Banner tone="warn" action={<Button small>{t.more}</Button>}>
        {t.warn}
      </Banner>
      <Banner tone="bad">{t.failed}</Banner>
      <Banner tone="good">{t.good}</Banner>
      <Banner tone="note">{t.noteText}</Banner>
      <div className="flex items-center gap-3">
        <Spinner />
        <ProgressBar label={t.progress} value={0.62} />
        <ProgressBar label={t.progress} value={null} />
      </div>
      <SkeletonRows count={3} />
      <EmptyState
        icon={<Inbox />}
        title={t.empty}
        hint={t.emptyHint}
        action={<Button tone="main">{t.newTicket}</Button>}
      />
      <ErrorState error={FAULT} onRetry={() => undefined} />
    </div>
  );
}
