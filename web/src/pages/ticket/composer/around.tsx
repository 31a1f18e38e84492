/** What stands around the words: to whom they go, and what should be known before they are sent. */
import { useEffect, useState } from "react";
import { Banner, Button, useSaying } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { TicketWire } from "@/wire";
import type { Kind } from "../data/queries";
import { saidSince } from "../timeline/items";
import { useMessages } from "../timeline/timeline";
import { isEmpty } from "./store";
import { texts } from "./texts";
import type { Draft } from "./use-draft";

export function Addressees({ ticket, kind }: { readonly ticket: TicketWire; readonly kind: Kind }) {
  const t = useTexts(texts);
  if (kind === "note") return null;
  const { name, email } = ticket.customer;
  return (
    <p className="min-w-0 truncate text-faint text-small max-sm:hidden">
      {t.to} <span className="text-soft">{email && name ? `${name} <${email}>` : (email ?? name)}</span>
      {ticket.cc.length > 0 && ` · ${t.copyTo} ${ticket.cc.join(", ")}`}
    </p>
  );
}

interface WarningsProps {
  readonly ticket: TicketWire;
  readonly draft: Draft;
  readonly onShowLatest: () => void;
}

/** What should be known before it is sent. */
export function Warnings({ ticket, draft, onShowLatest }: WarningsProps) {
  const t = useTexts(texts);
  const say = useSaying();
  const { user } = useSession();
  const messages = useMessages(ticket.number);
  const [since, setSince] = useState<string>();
  const isBegun = !isEmpty(draft);
  const newest = messages[0]?.created_at ?? ticket.created_at;
  useEffect(() => {
    setSince((old) => (isBegun ? (old ?? newest) : undefined));
  }, [isBegun, newest]);
  const others = saidSince(messages, isBegun ? since : undefined, user.id);
  const names = [...new Set(others.map((each) => each.author.name))].join(", ");
  return (
    <div className="flex flex-col gap-1 px-3 pt-2 empty:hidden">
      {draft.error && <Banner tone="bad">{t.error(say(draft.error))}</Banner>}
      {others.length > 0 && (
        <Banner
          tone="warn"
          action={
            <Button
              small
              onClick={() => {
                setSince(newest);
                onShowLatest();
              }}
            >
              {t.look}
            </Button>
          }
        >
          {t.othersReplied(names)}
        </Banner>
      )}
    </div>
  );
}
