/** A list that has nothing to show, or cannot: what that means, and what to do next. */
import { Link } from "@tanstack/react-router";
import { CircleAlert, FilterX, Inbox } from "lucide-react";
import { useEffect } from "react";
import { openNewTicket } from "@/new-ticket";
import { Button, EmptyState, ErrorState } from "@/parts";
import { useMay } from "@/session/session";
import { useTexts } from "@/texts";
import { isWireFault } from "@/wire";
import { isBuiltIn, type Shown } from "./place";
import { texts } from "./texts";

interface FaultyProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly onClear: () => void;
}

/** An address may hold a filter that the server refuses: then its sentence, and a way out. */
export function Faulty({ error, onRetry, onClear }: FaultyProps) {
  const t = useTexts(texts);
  if (!isWireFault(error) || error.status !== 400) return <ErrorState error={error} onRetry={onRetry} />;
  const said = error.fields.map((each) => `${each.path}: ${each.message}`).join(" · ") || error.message;
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleAlert />}
        title={t.badFilter}
        hint={<span className="break-words">{said}</span>}
        action={<Button onClick={onClear}>{t.clearFilters}</Button>}
      />
    </div>
  );
}

interface NothingProps {
  readonly shown: Shown;
  readonly fresh: number;
  readonly onFresh: () => void;
  readonly onClear: () => void;
}

export function Nothing({ shown, fresh, onFresh, onClear }: NothingProps) {
  const t = useTexts(texts);
  // There is no list that could jump: what is new is shown at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that something is new
  useEffect(() => {
    if (fresh > 0) onFresh();
  }, [fresh]);
  const id = shown.view && !shown.isChanged && isBuiltIn(shown.view.id) ? shown.view.id : "filtered";
  return (
    <EmptyState
      icon={id === "filtered" ? <FilterX /> : <Inbox />}
      title={t.empty[id]}
      hint={t.empty[`${id}Hint`]}
      action={<WayOn id={id} onClear={onClear} />}
    />
  );
}

function WayOn({ id, onClear }: { readonly id: string; readonly onClear: () => void }) {
  const t = useTexts(texts);
  const mayWrite = useMay("write");
  if (id === "filtered") return <Button onClick={onClear}>{t.clearFilters}</Button>;
  if (id === "all") {
    return (
      <>
        {mayWrite && (
          <Button tone="main" onClick={() => openNewTicket()}>
            {t.newTicket}
          </Button>
        )}
        <Button asChild>
          <a href="/docs">{t.reference}</a>
        </Button>
      </>
    );
  }
  const view = id === "mine" ? "unassigned" : "all";
  return (
    <Button asChild>
      <Link to="/inbox" search={{ view }}>
        {view === "all" ? t.toAll : t.toUnassigned}
      </Link>
    </Button>
  );
}
