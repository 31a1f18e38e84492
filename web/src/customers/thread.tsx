/** What was said on a request, as its customer sees it. */
import { Paperclip } from "lucide-react";
import { cx } from "@/kit/cx";
import { StatusDot } from "@/parts/signs";
import { type Format, type Same, useFormat, useTexts } from "@/texts";
import type { RequestWire, SaidWire, ToldFieldWire } from "@/wire/native.gen";
import { Rich } from "./rich";
import { texts } from "./texts";

interface HeadProps {
  readonly request: RequestWire;
}

export function RequestHead({ request }: HeadProps) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <header className="flex flex-col gap-2">
      <h1 className="break-words font-semibold text-display">{request.subject}</h1>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
        <StatusDot state={request.state} name={request.status} named />
        <span>{t.number(request.number)}</span>
        {request.category && <span>{request.category}</span>}
        <time dateTime={request.created_at} title={format.full(request.created_at)}>
          {format.date(request.created_at)}
        </time>
      </p>
      {request.fields.length > 0 && (
        <dl className="flex flex-wrap gap-x-6 gap-y-1 text-small">
          {request.fields.map((field) => (
            <div key={field.key} className="flex min-w-0 gap-1.5">
              <dt className="text-faint">{field.label}</dt>
              <dd className="min-w-0 break-words">{spelled(field, t, format)}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

function spelled({ type, value }: ToldFieldWire, t: Same<(typeof texts)["en"]>, format: Format): string {
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return format.number(value);
  // A day is no moment: by its noon it stays the same day.
  if (type === "date" && typeof value === "string") return format.date(`${value}T12:00:00`);
  return Array.isArray(value) ? value.join(", ") : String(value);
}

interface Props {
  readonly messages: readonly SaidWire[];
  /** Whoever reads is the customer for certain; on a public page it may be anybody. */
  readonly own: boolean;
}

export function Thread({ messages, own }: Props) {
  return (
    <ol className="flex flex-col gap-4">
      {messages.map((each) => (
        <Said key={each.id} said={each} own={own} />
      ))}
    </ol>
  );
}

function Said({ said, own }: { readonly said: SaidWire; readonly own: boolean }) {
  const t = useTexts(texts);
  const format = useFormat();
  const team = said.author.type === "team";
  const unnamed = team ? t.team : own ? t.you : t.customer;
  const name = !team && own ? t.you : (said.author.name ?? unnamed);
  return (
    <li
      className={cx(
        "flex flex-col gap-2 rounded-xl border px-4 py-3",
        team ? "me-4 border-mark/25 bg-mark-soft/40 sm:me-12" : "ms-4 border-line bg-raised sm:ms-12",
      )}
    >
      <div className="flex flex-wrap items-baseline gap-x-2 text-small">
        <strong className="min-w-0 break-words font-semibold">{name}</strong>
        <time className="text-faint" dateTime={said.created_at} title={format.full(said.created_at)}>
          {format.relative(said.created_at, Date.now())}
        </time>
      </div>
      {said.redacted ? (
        <p className="text-faint italic">{t.redacted}</p>
      ) : (
        said.content_text.trim() !== "" && <Rich html={said.content_html} label={t.message(name)} />
      )}
      {said.attachments.length > 0 && (
        <ul aria-label={t.files} className="flex flex-wrap gap-2">
          {said.attachments.map((file) => (
            <li key={file.id} className="min-w-0 max-w-full">
              <a
                href={file.url}
                download={file.name}
                className="flex items-center gap-1.5 rounded-md border border-line bg-paper px-2 py-1 text-small hover:bg-hover"
              >
                <Paperclip aria-hidden className="size-3.5 shrink-0 text-faint" />
                <span className="truncate">{file.name}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
