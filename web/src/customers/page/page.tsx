/** A request as whoever holds its address sees it, with a reply where the page allows one. */
import { Link2Off } from "lucide-react";
import { useState } from "react";
import { Banner, EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import type { RequestWire } from "@/wire/native.gen";
import { Frame, Unseen } from "../frame";
import { usePlace } from "../place";
import { OFTEN, useReading } from "../reading";
import { texts as shared } from "../texts";
import { RequestHead, Thread } from "../thread";
import { Writing, type Written } from "../writing";
import { texts } from "./texts";

export function PublicPage() {
  const t = useTexts(texts);
  const token = usePlace().words[0] ?? "";
  const { data, error, isAway, retry } = useReading(
    token,
    (signal) => call("GET /public/tickets/{token}", { path: { token }, signal }),
    OFTEN,
  );
  const request = data?.data;
  const gone = isWireFault(error) && error.status === 404;
  return (
    <Frame name={request?.workspace_name} title={request?.subject ?? t.title} isAway={isAway} isHome={false}>
      {!request && !gone && <Unseen title={t.title} />}
      {request ? (
        <Shown request={request} token={token} onSent={retry} />
      ) : gone ? (
        <EmptyState whole icon={<Link2Off />} title={t.gone} hint={t.goneHint} />
      ) : error === undefined ? (
        <SkeletonRows count={3} />
      ) : (
        <ErrorState error={error} onRetry={retry} />
      )}
    </Frame>
  );
}

interface Props {
  readonly request: RequestWire;
  readonly token: string;
  readonly onSent: () => void;
}

function Shown({ request, token, onSent }: Props) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const [number, setNumber] = useState<number>();
  const send = async ({ text, files, key }: Written) => {
    const body = new FormData();
    if (text.trim()) body.append("content", text);
    for (const file of files) body.append("files", file);
    const answer = await call("POST /public/tickets/{token}/replies", {
      path: { token },
      body,
      idempotencyKey: key,
    });
    setNumber(answer.data.number);
    onSent();
  };
  return (
    <>
      <RequestHead request={request} />
      <Thread messages={request.messages} own={false} />
      {number !== undefined && (
        <Banner tone="good">{number === request.number ? s.sent : s.continued(number)}</Banner>
      )}
      {request.may_reply && (
        <Writing
          name={`page.${request.number}`}
          label={s.reply}
          placeholder={s.replyTo}
          action={s.send}
          onSend={send}
        />
      )}
      <p className="text-faint text-small">{request.may_reply ? t.sharedReply : t.shared}</p>
    </>
  );
}
