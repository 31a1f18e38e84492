/** Ask something new. */
import { ChevronLeft } from "lucide-react";
import { Field } from "@/parts/field";
import { Input, Select } from "@/parts/input";
import { ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import type { AskedCategoryWire, AskedFieldWire } from "@/wire/native.gen";
import { useDraft } from "../drafts";
import { go, Link } from "../place";
import { useReading } from "../reading";
import { Writing, type Written } from "../writing";
import { Asked, readValues, valuesToSend } from "./asked";
import { upload } from "./sending";
import { Suggestions } from "./suggestions";
import { texts } from "./texts";

const INDENT = "\u2003";

interface Form {
  readonly fields: readonly AskedFieldWire[];
  readonly categories: readonly AskedCategoryWire[];
}

async function readForm(signal: AbortSignal): Promise<Form> {
  const [fields, categories] = await Promise.all([
    call("GET /portal/fields", { signal }),
    call("GET /portal/categories", { signal }),
  ]);
  return { fields: fields.data, categories: categories.data };
}

export function NewPage() {
  const { data, error, retry } = useReading("form", readForm);
  if (data) return <Filled form={data} />;
  return error === undefined ? <SkeletonRows count={3} /> : <ErrorState error={error} onRetry={retry} />;
}

function Filled({ form }: { readonly form: Form }) {
  const t = useTexts(texts);
  const [subject, setSubject] = useDraft("portal.new.subject");
  const [kept, keep] = useDraft("portal.new.values");
  const [chosen, choose] = useDraft("portal.new.category");
  const values = readValues(kept);
  const only = form.categories.length === 1 ? form.categories[0] : undefined;
  const category = only ?? form.categories.find((each) => each.id === chosen);
  const fields = [...form.fields, ...(category?.fields ?? [])];
  const send = async ({ text, files, key }: Written) => {
    const attachments = await upload(files);
    const answer = await call("POST /portal/tickets", {
      body: {
        subject: subject.trim(),
        content: text,
        category_id: category?.id ?? null,
        custom_fields: valuesToSend(fields, values),
        attachments,
      },
      idempotencyKey: key,
    });
    for (const forget of [setSubject, keep, choose]) forget("");
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
        beside={JSON.stringify([subject, category?.id, values])}
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
            <Suggestions sentence={subject} />
            {form.categories.length > 1 && (
              <Field
                label={t.category}
                optional
                error={isWireFault(fault) ? fault.fieldMessage("category_id") : undefined}
              >
                <Select
                  value={category?.id ?? ""}
                  onChange={choose}
                  options={[{ value: "", label: t.choose }, ...form.categories.map(optionOf)]}
                />
              </Field>
            )}
            <Asked
              fields={fields}
              values={values}
              fault={fault}
              onChange={(next) => keep(JSON.stringify(next))}
            />
          </>
        )}
      />
    </>
  );
}

function optionOf({ id, name, depth }: AskedCategoryWire) {
  return { value: id, label: INDENT.repeat(depth) + name };
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
