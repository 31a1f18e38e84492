/** One ticket: what was said, what is known, and where one answers. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { SearchX, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button, EmptyState, ErrorState, Skeleton } from "@/parts";
import { useMay } from "@/session/session";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";
import { useIsDeleted } from "./acts/deleted";
import { useActs } from "./acts/use-acts";
import { ticketQuery } from "./data/queries";
import { useFresh } from "./data/use-fresh";
import { numberOf } from "./route";
import { texts } from "./texts";
import { TicketView } from "./view";

const route = getRouteApi("/desk/tickets/$number");

export function TicketPage() {
  const { number: given } = route.useParams();
  const number = numberOf(given);
  return number === null ? <Missing given={given} /> : <Loaded key={number} number={number} />;
}

function Loaded({ number }: { readonly number: number }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const acts = useActs(number);
  const isDeleted = useIsDeleted(number);
  useFresh(number);
  const { data, error, refetch } = useQuery(ticketQuery(client, number));
  const isGone = isWireFault(error) && error.status === 404;
  if (isDeleted) {
    const restore = (
      <Button tone="main" onClick={acts.restore}>
        {t.restore}
      </Button>
    );
    return (
      <Plain title={t.deleted(number)}>
        <EmptyState icon={<Trash2 />} title={t.deleted(number)} hint={t.deletedHint} action={restore} />
      </Plain>
    );
  }
  if (isGone) return <Missing given={`#${number}`} onRestore={acts.restore} />;
  if (data) return <TicketView ticket={data.data} acts={acts} />;
  if (error) {
    return (
      <Plain title={t.number(number)}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Plain>
    );
  }
  return <Loading number={number} />;
}

interface MissingProps {
  readonly given: string;
  readonly onRestore?: () => void;
}

function Missing({ given, onRestore }: MissingProps) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  const action = (
    <>
      {mayWrite && onRestore && <Button onClick={onRestore}>{t.tryRestore}</Button>}
      <Button asChild>
        <Link to="/">{t.toInbox}</Link>
      </Button>
    </>
  );
  return (
    <Plain title={t.missing(given)}>
      <EmptyState icon={<SearchX />} title={t.missing(given)} hint={t.missingHint} action={action} />
    </Plain>
  );
}

function Plain({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <Page title={title} heading={t.ticket} bare>
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </Page>
  );
}

function Loading({ number }: { readonly number: number }) {
  const t = useTexts(texts);
  const bar = (width: string) => <Skeleton className={`h-3 rounded-md ${width}`} />;
  return (
    <Page title={t.number(number)} bare>
      <div role="status" aria-label={t.ticket} className="flex min-h-0 flex-1">
        <div className="flex flex-1 flex-col gap-3 p-5">
          {["w-1/3", "w-11/12", "w-3/4", "w-5/6", "w-1/2"].map((width) => (
            <div key={width} className="mx-auto w-full max-w-3xl">
              {bar(width)}
            </div>
          ))}
        </div>
        <div className="hidden w-72 flex-col gap-4 border-line border-s p-4 lg:flex xl:w-80">
          {["w-2/3", "w-1/2", "w-3/5", "w-1/3", "w-3/4"].map((width) => (
            <div key={width}>{bar(width)}</div>
          ))}
        </div>
      </div>
    </Page>
  );
}
