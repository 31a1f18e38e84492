/** One request: what was said, and a reply. */
import { FileQuestion } from "lucide-react";
import { useState } from "react";
import { Banner, EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import { go } from "../place";
import { useReading } from "../reading";
import { texts as shared } from "../texts";
import { RequestHead, Thread } from "../thread";
import { Writing, type Written } from "../writing";
import { Back } from "./new";
import { upload } from "./sending";
import { texts } from "./texts";

export function RequestPage({ number }: { readonly number: string }) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const [isSent, setSent] = useState(false);
  const { data, error, retry } = useReading(number, (signal) =>
    call("GET /portal/tickets/{number}", { path: { number }, signal }),
  );
  if (!data) {
    if (error === undefined) return <SkeletonRows count={4} />;
    if (isWireFault(error) && error.status === 404) {
      return <EmptyState whole icon={<FileQuestion />} title={t.gone} hint={t.goneHint} action={<Back />} />;
    }
    return <ErrorState error={error} onRetry={retry} />;
  }
  const request = data.data;
  const send = async ({ text, files, key }: Written) => {
    const attachments = await upload(files);
    const answer = await call("POST /portal/tickets/{number}/replies", {
      path: { number },
      body: { content: text, attachments },
      idempotencyKey: key,
    });
    setSent(true);
    if (answer.data.number === request.number) retry();
    else go(`/requests/${answer.data.number}`);
  };
  return (
    <>
      <div className="flex flex-col gap-2">
        <Back />
        <RequestHead request={request} />
      </div>
      <Thread messages={request.messages} own />
      {isSent && <Banner tone="good">{s.sent}</Banner>}
      {request.state === "closed" && <p className="text-small text-soft">{s.closed}</p>}
      <Writing
        name={`portal.${request.number}`}
        label={s.reply}
        placeholder={s.replyTo}
        action={s.send}
        onSend={send}
      />
    </>
  );
}
