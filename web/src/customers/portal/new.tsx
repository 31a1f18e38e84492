/** Ask something new. */
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { Field } from "@/parts/field";
import { Input } from "@/parts/input";
import { ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import { useDraft } from "../drafts";
import { go, Link } from "../place";
import { useReading } from "../reading";
import { Writing, type Written } from "../writing";
import { Asked, type Values, valuesToSend } from "./asked";
import { upload } from "./sending";
import { texts } from "./texts";

export function NewPage() {
  const t = useTexts(texts);
  const [subject, setSubject] = useDraft("portal.new.subject");
  const [values, setValues] = useState<Values>({});
  const { data, error, retry } = useReading("fields", (signal) => call("GET /portal/fields", { signal }));
  if (!data) {
    return error === undefined ? <SkeletonRows count={3} /> : <ErrorState error={error} onRetry={retry} />;
  }
  const fields = data.data;
  const send = async ({ text, files, key }: Written) => {
    const attachments = await upload(files);
    const custom_fields = valuesToSend(fields, values);
    const answer = await call("POST /portal/tickets", {
      body: { subject: subject.trim(), content: text, custom_fields, attachments },
      idempotencyKey: key,
    });
    setSubject("");
    go(`/requests/${answer.data.number}`, { replace: true });
  };
  return (
    <>
      <header className="flex flex-col gap-2">
        <Back />
        <h1 className="font-semibold text-display">{t.create}</h1>
        <p className="text-pretty text-soft">{t.contentHint}</p>
      </header>
      <Writing
        name="portal.new"
        label={t.content}
        action={t.ask}
        tall
        beside={JSON.stringify([subject, values])}
        onSend={send}
        before={(fault) => (
          <>
            <Field label={t.subject} error={isWireFault(fault) ? fault.fieldMessage("subject") : undefined}>
              <Input
                required
                maxLength={200}
                value={subject}
                onChange={(event) => setSubject(event.target.value)}
              />
            </Field>
            <Asked fields={fields} values={values} fault={fault} onChange={setValues} />
          </>
        )}
      />
    </>
  );
}

/** The way back to the list. */
export function Back() {
  const t = useTexts(texts);
  return (
    <Link
      to=""
      className="inline-flex items-center gap-1 self-start rounded-sm text-small text-soft hover:text-ink"
    >
      <ChevronLeft aria-hidden className="size-3.5 rtl:rotate-180" />
      {t.back}
    </Link>
  );
}
