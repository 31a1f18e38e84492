/** The inbox: what is to be done, narrowed to a view or a filter, each ticket one row. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { FolderX } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { Button, EmptyState, SkeletonRows } from "@/parts";
import { Page } from "@/shell";
import { useTexts } from "@/texts";
import type { Change } from "./chip-editor";
import { withFilter } from "./filter";
import { FilterBar } from "./filter-bar";
import { Heading, useTitle } from "./heading";
import { Lately } from "./lately";
import { viewsQuery } from "./names";
import { type Order, type Place, placeOf, readPlace, type Shown, shownAt } from "./place";
import { SortMenu } from "./sort-menu";
import { texts } from "./texts";
import { Tickets } from "./tickets";
import { ViewActions } from "./view-actions";

export function InboxPage() {
  const t = useTexts(texts);
  const place = readPlace(useSearch({ strict: false }));
  const views = useQuery(viewsQuery);
  const shown = shownAt(place, views.data ?? []);
  const go = useGo();
  const title = useTitle(shown);
  const search = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState(false);
  const { filter, view } = shown;
  const isUnknown = place.view !== undefined && !view;
  if (isUnknown && Object.keys(filter).length === 0) {
    const home = <Button onClick={() => go({ view: "open" })}>{t.builtIn.open}</Button>;
    return (
      <Page title={t.title} bare>
        {views.isPending ? (
          <SkeletonRows />
        ) : (
          <EmptyState icon={<FolderX />} title={t.unknownView} hint={t.unknownViewHint} action={home} />
        )}
      </Page>
    );
  }
  const narrow = (change: Change) => go(placeOf(view, withFilter(filter, change), shown));
  const clear = () => go(placeOf(undefined, {}, shown));
  const sort = (order: Order) => go(placeOf(view, filter, order));
  return (
    <Page
      title={title}
      bare
      heading={<Heading title={title} shown={shown} />}
      actions={
        <>
          <Lately />
          <SortMenu order={shown} onChange={sort} />
          <ViewActions shown={shown} onGo={go} />
        </>
      }
      toolbar={
        <FilterBar
          filter={filter}
          onChange={narrow}
          onClear={clear}
          search={search}
          adding={adding}
          onAdding={setAdding}
        />
      }
    >
      <TicketsOf
        shown={shown}
        onClear={clear}
        onSearch={() => search.current?.focus()}
        onFilter={() => setAdding(true)}
      />
    </Page>
  );
}

interface OfProps {
  readonly shown: Shown;
  readonly onClear: () => void;
  readonly onSearch: () => void;
  readonly onFilter: () => void;
}

/** The same question is the same object, whatever the page does around it. */
function TicketsOf({ shown, ...rest }: OfProps) {
  const key = JSON.stringify({ ...shown.filter, order_by: shown.order_by, order_dir: shown.order_dir });
  const asked = useMemo(() => JSON.parse(key), [key]);
  return <Tickets asked={asked} shown={shown} {...rest} />;
}

function useGo(): (place: Place) => void {
  const navigate = useNavigate();
  return useCallback((place) => void navigate({ to: "/inbox", search: place }), [navigate]);
}
