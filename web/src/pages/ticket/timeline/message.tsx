/** One thing that was said: a customer's words, an answer, a note on yellow paper. */
import { Code, Ellipsis, Link as LinkIcon, Lock, Scissors, TextQuote, Type } from "lucide-react";
import { memo, type ReactNode } from "react";
import { cx } from "@/kit/cx";
import { Avatar, DateTime, IconButton, Menu, type MenuItem, toast } from "@/parts";
import { useTexts } from "@/texts";
import type { AttachmentWire, ConversationWire } from "@/wire";
import { Attachments } from "./attachments";
import { Rich } from "./rich";
import { texts } from "./texts";

export interface MessageActs {
  readonly onQuote: (html: string, author: string) => void;
  /** Whoever may not split has none. */
  readonly onSplit: ((messageId: string) => void) | undefined;
}

interface FrameProps {
  readonly id: string;
  readonly author: string;
  readonly avatar?: string | null | undefined;
  readonly at?: string;
  readonly isNote?: boolean;
  readonly isTeam?: boolean;
  readonly said?: ReactNode;
  readonly menu?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of everything that is said: who, when, what. `j` and `k` move between these. */
export function MessageFrame({ id, author, avatar, at, isNote, isTeam, said, menu, children }: FrameProps) {
  const t = useTexts(texts);
  return (
    <article
      id={id}
      data-message
      tabIndex={-1}
      aria-label={`${author}${isNote ? `, ${t.note}` : ""}`}
      className={cx(
        "group/message scroll-mt-3 rounded-xl border px-pad py-3 outline-none focus-visible:border-mark focus-visible:ring-2 focus-visible:ring-mark/40 target:border-mark",
        isNote ? "border-note/25 bg-note-soft" : isTeam ? "border-line bg-side" : "border-line bg-raised",
      )}
    >
      <header className="mb-1.5 flex min-h-6 min-w-0 items-center gap-2">
        <Avatar name={author} src={avatar} />
        <span className="min-w-0 truncate font-semibold">{author}</span>
        {isNote && (
          <span
            title={t.noteHint}
            className="inline-flex shrink-0 items-center gap-1 font-medium text-note text-small"
          >
            <Lock aria-hidden className="size-3" />
            {t.note}
          </span>
        )}
        {said && <span className="min-w-0 truncate text-faint text-small max-sm:hidden">{said}</span>}
        <span className="ms-auto flex shrink-0 items-center gap-1">
          {at && (
            <a
              href={`#${id}`}
              className="inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm text-faint text-small hover:text-ink hover:underline"
            >
              <DateTime at={at} className="max-sm:hidden" />
              <DateTime at={at} show="short" className="sm:hidden" />
            </a>
          )}
          {menu}
        </span>
      </header>
      <div className="sm:ps-8">{children}</div>
    </article>
  );
}

interface Props extends MessageActs {
  readonly message: ConversationWire;
  readonly me: string;
  readonly avatar?: string | null | undefined;
  /** Show what was written, of this message. */
  readonly onOriginal: (messageId: string) => void;
}

export const Message = memo(function Message({ message, me, avatar, onOriginal, onQuote, onSplit }: Props) {
  const t = useTexts(texts);
  const { author } = message;
  const name = nameOf(message, me, t);
  const splitting: readonly MenuItem[] = onSplit
    ? ["line", { label: t.split, icon: <Scissors />, run: () => onSplit(message.id) }]
    : [];
  const items: readonly MenuItem[] = [
    {
      label: t.quote,
      icon: <TextQuote />,
      run: () => onQuote(message.content_html, author.name),
      disabled: message.redacted,
    },
    { label: t.copyText, icon: <Type />, run: () => void copied(message.content_text, t.copied) },
    { label: t.copyLink, icon: <LinkIcon />, run: () => void copied(linkTo(message.id), t.copied) },
    { label: t.showOriginal, icon: <Code />, run: () => onOriginal(message.id) },
    ...splitting,
  ];
  return (
    <MessageFrame
      id={message.id}
      author={name}
      avatar={avatar}
      at={message.created_at}
      isNote={message.internal}
      isTeam={author.type !== "customer"}
      menu={<MessageMenu items={items} />}
    >
      <Content html={message.content_html} redacted={message.redacted} files={message.attachments} />
    </MessageFrame>
  );
});

export function MessageMenu({ items }: { readonly items: readonly MenuItem[] }) {
  const t = useTexts(texts);
  const trigger = <IconButton small label={t.actions} icon={<Ellipsis className="size-4" />} />;
  return <Menu align="end" trigger={trigger} items={items} />;
}

interface ContentProps {
  readonly html: string;
  readonly redacted?: boolean;
  readonly files: readonly AttachmentWire[];
}

export function Content({ html, redacted, files }: ContentProps) {
  const t = useTexts(texts);
  if (redacted) return <p className="text-faint italic">{t.redacted}</p>;
  return (
    <>
      {html.trim() ? (
        <Rich html={html} />
      ) : (
        files.length === 0 && <p className="text-faint italic">{t.empty}</p>
      )}
      <Attachments files={files} />
    </>
  );
}

function nameOf(
  { author }: ConversationWire,
  me: string,
  t: { you: string; byRule: string; bySystem: string },
) {
  if (author.id === me) return author.name || t.you;
  if (author.name) return author.name;
  return author.type === "rule" ? t.byRule : t.bySystem;
}

function linkTo(id: string): string {
  return `${location.origin}${location.pathname}#${id}`;
}

export async function copied(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  toast({ text: said });
}
