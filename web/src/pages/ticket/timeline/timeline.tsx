/** The conversation, oldest first, at its end when it is opened. What comes in never moves what is being read. */
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ArrowDown, Code, Type } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Avatar, Button, ErrorState, type MenuItem, Skeleton } from "@/parts";
import { useSession } from "@/session/session";
import { useTexts } from "@/texts";
import type { ConversationWire, TicketWire } from "@/wire";
import { type Held, useHeld } from "../composer/outbox";
import { useDeskWords } from "../data/desk";
import { eventsQuery, messagesQuery } from "../data/queries";
import { EventLine, SystemLine } from "./event-line";
import { itemsOf } from "./items";
import { Content, copied, Message, type MessageActs, MessageFrame, MessageMenu } from "./message";
import { OriginalDialog } from "./original";
import { Pending } from "./pending";
import { texts } from "./texts";
import { useScroll } from "./use-scroll";

const NONE: readonly never[] = [];
const DESCRIPTION = "";

interface Props extends MessageActs {
  readonly ticket: TicketWire;
  readonly onUndo: (held: Held) => void;
}

/** Everything that was said and is loaded, newest first. */
export function useMessages(number: number): readonly ConversationWire[] {
  const { data } = useInfiniteQuery(messagesQuery(number));
  return useMemo(() => data?.pages.flatMap((page) => page.data) ?? NONE, [data]);
}

export function Timeline({ ticket, onUndo, ...acts }: Props) {
  const t = useTexts(texts);
  const { user } = useSession();
  const { users } = useDeskWords();
  const pages = useInfiniteQuery(messagesQuery(ticket.number));
  const messages = useMessages(ticket.number);
  const { data: events = NONE } = useQuery(eventsQuery(ticket.number));
  const isWhole = pages.data !== undefined && !pages.hasNextPage;
  const items = useMemo(() => itemsOf(messages, events, isWhole), [messages, events, isWhole]);
  const held = useHeld().filter((each) => each.number === ticket.number);
  const box = useRef<HTMLDivElement>(null);
  const [original, setOriginal] = useState<string>();
  const isReady = pages.data !== undefined && ticket.description !== undefined;
  const moments = useMemo(() => messages.map((each) => each.created_at), [messages]);
  const { missed, toEnd } = useScroll(box, isReady, moments, held.length);
  useAnchor(box, isReady);
  const below = useRef<number>(undefined);
  const earlier = () => {
    const element = box.current;
    below.current = element ? element.scrollHeight - element.scrollTop : 0;
    void pages.fetchNextPage();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is older is there when the items are others
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || below.current === undefined || pages.isFetchingNextPage) return;
    // What was being read stays where it is; what is older stands above it.
    element.scrollTo({ top: element.scrollHeight - below.current });
    below.current = undefined;
  }, [items, pages.isFetchingNextPage]);
  const avatarOf = (message: ConversationWire) =>
    users.find((each) => each.id === message.author.id)?.avatar_url;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <section
        ref={box}
        aria-label={t.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 py-4 outline-offset-[-2px] sm:px-5"
      >
        <div className="mx-auto flex w-full max-w-3xl flex-col gap-2.5">
          <p dir="auto" className="px-1 font-semibold text-lead [overflow-wrap:anywhere] sm:hidden">
            {ticket.subject}
          </p>
          <Opening ticket={ticket} onOriginal={() => setOriginal(DESCRIPTION)} />
          {pages.hasNextPage && (
            <Button
              small
              tone="quiet"
              className="self-center"
              busy={pages.isFetchingNextPage}
              onClick={earlier}
            >
              {t.earlier}
            </Button>
          )}
          {pages.error && !pages.data && (
            <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
          )}
          {!pages.data && !pages.error && <MessageSkeleton />}
          {items.map((item) => {
            if (item.kind === "events") return <EventLine key={item.id} events={item.events} />;
            if (item.message.type === "system") return <SystemLine key={item.id} message={item.message} />;
            return (
              <Message
                key={item.id}
                message={item.message}
                me={user.id}
                avatar={avatarOf(item.message)}
                onOriginal={setOriginal}
                {...acts}
              />
            );
          })}
          {held.map((each) => (
            <Pending key={each.id} held={each} onUndo={onUndo} />
          ))}
        </div>
      </section>
      {original !== undefined && (
        <OriginalDialog
          number={ticket.number}
          message={original === DESCRIPTION ? undefined : original}
          onClose={() => setOriginal(undefined)}
        />
      )}
      {missed > 0 && (
        <Button
          small
          tone="main"
          icon={<ArrowDown className="size-3.5" />}
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-rise rounded-full shadow-high"
        >
          {t.latest(missed)}
        </Button>
      )}
    </div>
  );
}

interface OpeningProps {
  readonly ticket: TicketWire;
  readonly onOriginal: () => void;
}

function Opening({ ticket, onOriginal }: OpeningProps) {
  const t = useTexts(texts);
  const { customer } = ticket;
  const name = customer.name ?? customer.email ?? customer.id;
  if (ticket.description === undefined) return <MessageSkeleton />;
  const items: readonly MenuItem[] = [
    {
      label: t.copyText,
      icon: <Type />,
      run: () => void copied(ticket.description_text ?? "", t.copied),
    },
    { label: t.showOriginal, icon: <Code />, run: onOriginal },
  ];
  return (
    <MessageFrame
      id="opening"
      author={name}
      at={ticket.created_at}
      said={t.opened}
      menu={<MessageMenu items={items} />}
    >
      <Content html={ticket.description} files={ticket.attachments ?? NONE} />
    </MessageFrame>
  );
}

function MessageSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-2.5 rounded-xl border border-line px-pad py-3.5">
      <div className="flex items-center gap-2">
        <Avatar name="" className="animate-pulse text-transparent" />
        <Skeleton className="h-3 w-32 rounded-md" />
      </div>
      <Skeleton className="h-3 w-11/12 rounded-md" />
      <Skeleton className="h-3 w-3/4 rounded-md" />
    </div>
  );
}

/** Go to the message that the address names, once it is there. */
function useAnchor(box: RefObject<HTMLElement | null>, isReady: boolean): void {
  useEffect(() => {
    if (!isReady || location.hash.length < 2) return;
    const wanted = box.current?.querySelector<HTMLElement>(`#${CSS.escape(location.hash.slice(1))}`);
    wanted?.scrollIntoView({ block: "center" });
    wanted?.focus({ preventScroll: true });
  }, [box, isReady]);
}
