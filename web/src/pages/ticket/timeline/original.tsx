/** What was written, byte for byte, as text: a stranger's markup stays letters here. */
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { Button, DateTime, Dialog, ErrorState, Skeleton, toast } from "@/parts";
import { useFormat, useTexts } from "@/texts";
import type { OriginalWire } from "@/wire";
import { originalQuery } from "../data/queries";
import { sizeOf } from "./attachments";
import { texts } from "./texts";

interface Props {
  readonly number: number;
  /** Without it the ticket's description is meant. */
  readonly message: string | undefined;
  readonly onClose: () => void;
}

const DOORS: Readonly<Record<string, string>> = {
  native: "Parley",
  "clearfeed-rest": "ClearFeed",
  "clearfeed-tickets": "ClearFeed",
  featurebase: "Featurebase",
  socialboards: "Socialboards",
};

export function OriginalDialog({ number, message, onClose }: Props) {
  const t = useTexts(texts);
  const { data, error, refetch } = useQuery(originalQuery(number, message));
  const original = data?.data;
  const copy = async () => {
    await navigator.clipboard.writeText(original?.content ?? "");
    toast({ text: t.copied });
  };
  const actions = (
    <Button
      icon={<Copy className="size-4" />}
      disabled={!original || original.redacted}
      onClick={() => void copy()}
    >
      {t.copyOriginal}
    </Button>
  );
  return (
    <Dialog open wide title={t.original} hint={t.originalHint} onClose={onClose} actions={actions}>
      {error && !original && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!original && !error && <Skeleton className="h-40 w-full rounded-md" />}
      {original && <Shown original={original} />}
    </Dialog>
  );
}

function Shown({ original }: { readonly original: OriginalWire }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { author, origin, delivery, content } = original;
  return (
    <div className="flex flex-col gap-3 pb-1">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
        <Line name={t.facts.from}>
          {[author.name || author.id, t.authors[author.type]].filter(Boolean).join(" · ")}
        </Line>
        <Line name={t.facts.at}>
          <DateTime at={original.created_at} show="full" />
        </Line>
        <Line name={t.facts.kind}>{t.kinds[original.type]}</Line>
        {origin && <Line name={t.facts.origin}>{DOORS[origin] ?? origin}</Line>}
        <Line name={t.facts.format}>
          {t.formats[original.format]} · {sizeOf(original.size, format)}
        </Line>
        <Line name={t.facts.id}>
          <span className="select-all font-mono">{original.id ?? original.ticket_id}</span>
        </Line>
        {delivery && (
          <Line name={t.facts.delivery}>
            <span className="font-mono">{JSON.stringify(delivery)}</span>
          </Line>
        )}
      </dl>
      {original.redacted ? (
        <p className="text-faint italic">{t.redacted}</p>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          aria-label={t.original}
          className="max-h-[44dvh] overflow-auto rounded-md border border-line bg-sunk p-3"
        >
          <pre
            dir="auto"
            className="whitespace-pre-wrap break-words font-mono text-small [overflow-wrap:anywhere]"
          >
            {content || <span className="text-faint italic">{t.empty}</span>}
          </pre>
        </section>
      )}
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
