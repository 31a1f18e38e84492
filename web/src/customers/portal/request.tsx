/** One request: what was said, and a reply. */
import { Check, FileQuestion } from "lucide-react";
import { useState } from "react";
import { Button } from "@/parts/button";
import { faultSentence } from "@/parts/faults";
import { Banner, EmptyState, ErrorState, SkeletonRows } from "@/parts/states";
import { texts as partTexts } from "@/parts/texts";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import type { One_RequestWire_ } from "@/wire/native.gen";
import { go } from "../place";
import { OFTEN, useReading } from "../reading";
import { texts as shared } from "../texts";
import { RequestHead, Thread } from "../thread";
import { Writing, type Written } from "../writing";
import { Back } from "./new";
import { useSeen } from "./news";
import { upload } from "./sending";
import { texts } from "./texts";

export function RequestPage({ number }: { readonly number: string }) {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const [said, setSaid] = useState<"sent" | "solved">();
  const { data, error, retry, put } = useReading(
    number,
    (signal) => call("GET /portal/tickets/{number}", { path: { number }, signal }),
    OFTEN,
  );
  useSeen(data?.data);
  if (!data) {
    if (error === undefined) return <SkeletonRows count={4} />;
    if (isWireFault(error) && error.status === 404) {
      return <EmptyState whole icon={<FileQuestion />} title={t.gone} hint={t.goneHint} action={<Back />} />;
    }
    return <ErrorState error={error} onRetry={retry} />;
  }
  const request = data.data;
  const isDone = request.state === "solved" || request.state === "closed";
  const send = async ({ text, files, key }: Written) => {
    const attachments = await upload(files);
    const answer = await call("POST /portal/tickets/{number}/replies", {
      path: { number },
      body: { content: text, attachments },
      idempotencyKey: key,
    });
    setSaid("sent");
    if (answer.data.number === request.number) retry();
    else go(`/requests/${answer.data.number}`);
  };
  return (
    <>
      <div className="flex flex-col gap-2">
        <Back />
        <RequestHead request={request} />
        {!isDone && (
          <Solve
            number={number}
            onSolved={(answer) => {
              put(answer);
              setSaid("solved");
            }}
          />
        )}
      </div>
      <Thread messages={request.messages} own />
      {said && <Banner tone="good">{said === "sent" ? s.sent : t.solved}</Banner>}
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

interface SolveProps {
  readonly number: string;
  readonly onSolved: (answer: One_RequestWire_) => void;
}

/** Say that nothing more is needed. A reply takes it back, so nobody is asked twice. */
function Solve({ number, onSolved }: SolveProps) {
  const t = useTexts(texts);
  const p = useTexts(partTexts);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const solve = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      onSolved(await call("POST /portal/tickets/{number}/solve", { path: { number } }));
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-3 pt-1">
      <Button small icon={<Check className="size-4" />} busy={busy} onClick={() => void solve()}>
        {t.solve}
      </Button>
      {fault !== undefined && (
        <span role="alert" className="text-bad text-small">
          {faultSentence(fault, p).text}
        </span>
      )}
    </div>
  );
}
