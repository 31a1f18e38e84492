/** Ask something new. */
import { ChevronLeft } from "lucide-react";
import { Field } from "@/parts/field";
import { Input } from "@/parts/input";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { useDraft } from "../drafts";
import { go, Link } from "../place";
import { Writing, type Written } from "../writing";
import { upload } from "./sending";
import { texts } from "./texts";

export function NewPage() {
  const t = useTexts(texts);
  const [subject, setSubject] = useDraft("portal.new.subject");
  const send = async ({ text, files, key }: Written) => {
    const attachments = await upload(files);
    const { data } = await call("POST /portal/tickets", {
      body: { subject: subject.trim(), content: text, attachments },
      idempotencyKey: key,
    });
    setSubject("");
    go(`/requests/${data.number}`, { replace: true });
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
        onSend={send}
        before={
          <Field label={t.subject}>
            <Input
              required
              maxLength={200}
              value={subject}
              onChange={(event) => setSubject(event.target.value)}
            />
          </Field>
        }
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
