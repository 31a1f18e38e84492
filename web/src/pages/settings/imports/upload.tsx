/** The place to drop a file of tickets, and how far its sending is. */
import { useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { cx } from "@/kit/cx";
import { Button, ProgressBar, toast, useFaultToast } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import { CodeBlock } from "../kit";
import { sendLines } from "./send";
import { texts } from "./texts";

const EXAMPLE = `{"external_id":"old-1","subject":"Where is my order?","customer":{"email":"ada@example.com","name":"Ada"},"created_at":"2025-01-15T10:30:00Z","messages":[{"content":"It has been a week.","created_at":"2025-01-15T10:30:00Z"},{"content":"It left today.","created_at":"2025-01-15T11:02:00Z","author":"agent"}]}`;

export function UploadPlace() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { csrf_token: csrfToken } = useSession();
  const onFault = useFaultToast();
  const picker = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; part: number; stop: () => void } | null>(null);
  const [over, setOver] = useState(false);
  const isSending = sending !== null;
  useEffect(() => {
    if (!isSending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isSending]);
  const send = async (file: File | undefined) => {
    if (!file || isSending) return;
    const control = new AbortController();
    const state = { name: file.name, part: 0, stop: () => control.abort() };
    setSending(state);
    try {
      const onProgress = (part: number) => setSending({ ...state, part });
      await sendLines(file, { csrfToken, onProgress, signal: control.signal });
      toast({ text: t.started });
    } catch (error) {
      if (error instanceof DOMException) toast({ text: t.canceled });
      else onFault(error);
    } finally {
      setSending(null);
      void client.invalidateQueries({ queryKey: ["imports"] });
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <section className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "flex flex-col items-center gap-3 rounded-xl border border-edge border-dashed p-6 text-center transition-colors",
          over && "border-mark bg-mark-soft",
        )}
      >
        {sending ? (
          <div className="flex w-full max-w-sm flex-col gap-2">
            <p className="truncate">{t.uploading(sending.name)}</p>
            <ProgressBar label={t.uploading(sending.name)} value={sending.part} />
            <Button small className="self-center" onClick={sending.stop}>
              {t.cancel}
            </Button>
          </div>
        ) : (
          <>
            <Button tone="main" icon={<Upload className="size-4" />} onClick={() => picker.current?.click()}>
              {t.choose}
            </Button>
            <p className="max-w-md text-soft">{t.drop}</p>
            <p className="max-w-md text-faint text-small">{t.again}</p>
          </>
        )}
        <input
          ref={picker}
          type="file"
          accept=".ndjson,.jsonl,application/x-ndjson"
          hidden
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      <details>
        <summary className="text-small text-soft">{t.example}</summary>
        <CodeBlock className="mt-2" label={t.example} text={EXAMPLE} wrap />
      </details>
    </section>
  );
}
