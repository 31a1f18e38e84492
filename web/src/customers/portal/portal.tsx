/** Which page of the portal is shown: the ways in for strangers, the requests for whoever is signed in. */
import { type ReactNode, useEffect } from "react";
import { ErrorState, SkeletonRows } from "@/parts/states";
import { useTexts } from "@/texts";
import { call, onFault, rememberCsrfToken } from "@/wire/client";
import { isWireFault } from "@/wire/faults";
import type { VisitWire } from "@/wire/native.gen";
import { Frame, HeadLink } from "../frame";
import { frontOf, type Place, usePlace } from "../place";
import { OFTEN, type Reading, useReading } from "../reading";
import { texts as shared } from "../texts";
import { EnterPage } from "./enter";
import { NewPage } from "./new";
import { tellNews, useNews } from "./news";
import { RequestPage } from "./request";
import { RequestsPage } from "./requests";
import { SignInPage } from "./sign-in";
import { texts } from "./texts";

type Visit = VisitWire | null;

export function Portal() {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const place = usePlace();
  const visit = useReading<Visit>("visit", readVisit, OFTEN);
  const { retry, data } = visit;
  const name = useName(place, data);
  const news = useNews();
  useEffect(() => {
    // Whoever was signed out in the meantime learns it at the next answer.
    return onFault((fault) => {
      if (fault.status === 401 && data) retry();
    });
  }, [data, retry]);
  return (
    <Frame
      name={name}
      title={t.title}
      news={data ? news : 0}
      isAway={visit.isAway}
      links={
        <>
          <HeadLink href={frontOf(place, "help")}>{s.help}</HeadLink>
          {data && <SignOut email={data.customer.email} onDone={() => visit.put(null)} />}
        </>
      }
    >
      {pageOf(place, visit)}
    </Frame>
  );
}

/** Say who is signed in, nobody perhaps. */
async function readVisit(signal: AbortSignal): Promise<Visit> {
  try {
    const { data } = await call("GET /portal/session", { signal });
    rememberCsrfToken(data.csrf_token);
    tellNews(data.unread_requests);
    return data;
  } catch (error) {
    if (isWireFault(error) && error.status === 401) return null;
    throw error;
  }
}

function useName({ workspace }: Place, visit: Visit | undefined): string | undefined {
  const entrance = useReading(workspace ?? "", (signal) =>
    call("GET /entrance", { query: { workspace }, signal }),
  );
  return visit?.workspace_name ?? entrance.data?.data.workspace_name;
}

function pageOf(place: Place, { data: visit, error, retry, put }: Reading<Visit>): ReactNode {
  const [kind, number] = place.words;
  if (kind === "enter") {
    return (
      <EnterPage
        token={place.hash}
        workspace={place.workspace}
        isIn={Boolean(visit)}
        onEntered={(seat) => {
          rememberCsrfToken(seat.csrf_token);
          tellNews(seat.unread_requests);
          put(seat);
        }}
      />
    );
  }
  if (visit === undefined) {
    return error === undefined ? <SkeletonRows /> : <ErrorState error={error} onRetry={retry} />;
  }
  if (visit === null) return <SignInPage workspace={place.workspace} isNew={kind === "new"} />;
  if (kind === "new") return <NewPage />;
  if (kind === "requests" && number) return <RequestPage key={number} number={number} />;
  return <RequestsPage />;
}

function SignOut({ email, onDone }: { readonly email: string; readonly onDone: () => void }) {
  const t = useTexts(texts);
  return (
    <button
      type="button"
      title={t.as(email)}
      className="rounded-md px-2.5 py-1.5 text-soft hover:bg-hover hover:text-ink"
      onClick={() => {
        // Gone is what one wanted, whoever ended it.
        call("DELETE /portal/session").then(onDone, (error: unknown) => {
          if (isWireFault(error) && error.status === 401) onDone();
        });
      }}
    >
      {t.signOut}
    </button>
  );
}
