/** Which page of the help centre is shown, and what all of them have: the name, the search, the way to the portal. */
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { Frame, HeadLink } from "../frame";
import { frontOf, usePlace } from "../place";
import { useReading } from "../reading";
import { texts as shared } from "../texts";
import { ArticlePage } from "./article";
import { HomePage } from "./home";
import { SearchPage } from "./search";
import { SearchBox } from "./search-box";
import { SectionPage } from "./section";
import { texts } from "./texts";

export function HelpCenter() {
  const t = useTexts(texts);
  const s = useTexts(shared);
  const place = usePlace();
  const { workspace } = place;
  const entrance = useReading(workspace ?? "", (signal) =>
    call("GET /entrance", { query: { workspace }, signal }),
  );
  const [kind, slug] = place.words;
  const asked = place.query.get("q")?.trim() ?? "";
  const links = <HeadLink href={frontOf(place, "portal")}>{s.requests}</HeadLink>;
  const name = entrance.data?.data.workspace_name;
  const isHome = kind === undefined && asked === "";
  const hero = (
    <section aria-label={t.search} className={isHome ? "bg-mark-soft/50" : "border-line border-b"}>
      <div className={`mx-auto flex w-full max-w-3xl flex-col gap-4 px-5 ${isHome ? "py-12" : "py-4"}`}>
        {isHome && <h1 className="font-semibold text-display">{t.ask}</h1>}
        <SearchBox key={asked} initial={asked} />
      </div>
    </section>
  );
  return (
    <Frame name={name} title={t.title} links={links} hero={hero}>
      {kind === "articles" && slug ? (
        <ArticlePage slug={slug} workspace={workspace} name={name} />
      ) : kind === "sections" && slug ? (
        <SectionPage slug={slug} workspace={workspace} />
      ) : asked ? (
        <SearchPage words={asked} workspace={workspace} />
      ) : (
        <HomePage workspace={workspace} />
      )}
    </Frame>
  );
}
