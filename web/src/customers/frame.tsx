/** The page around everything customers see: the desk's name, a way to the other front, one readable column. */
import { type ReactNode, useEffect } from "react";
import { Banner } from "@/parts/states";
import icon from "@/styles/icon.svg";
import { useTexts } from "@/texts";
import { Link } from "./place";
import { texts } from "./texts";

const MOST_NEWS = 99;

interface Props {
  /** The desk's name; none while nobody knows it yet. */
  readonly name: string | undefined;
  readonly title: string;
  /** How much is new here: stands in the title, for whoever is at another tab. */
  readonly news?: number;
  /** Whether nobody answers any more: what is shown may be old. */
  readonly isAway?: boolean;
  /** Whether this front has a first page: a ticket's public page has none. */
  readonly isHome?: boolean;
  /** At the end of the head: where else one may go. */
  readonly links?: ReactNode;
  /** Below the head, across the page. */
  readonly hero?: ReactNode;
  readonly children: ReactNode;
}

export function Frame({
  name,
  title,
  news = 0,
  isAway = false,
  isHome = true,
  links,
  hero,
  children,
}: Props) {
  const t = useTexts(texts);
  useEffect(() => {
    const count = news > MOST_NEWS ? `(${MOST_NEWS}+) ` : news > 0 ? `(${news}) ` : "";
    document.title = count + (name ? `${title} · ${name}` : title);
  }, [title, name, news]);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:absolute focus:start-3 focus:top-3"
      >
        {t.skip}
      </a>
      <header className="border-line border-b">
        <div className="mx-auto flex min-h-14 w-full max-w-3xl items-center gap-3 px-5 py-2">
          {name !== undefined && isHome ? (
            <Link to="" className={HEAD}>
              <Name name={name} />
            </Link>
          ) : (
            <span className={HEAD}>
              <Name name={name ?? ""} />
            </span>
          )}
          <nav className="ms-auto flex shrink-0 items-center gap-1" aria-label={t.elsewhere}>
            {links}
          </nav>
        </div>
      </header>
      {isAway && (
        <div className="sticky top-0 z-10 mx-auto w-full max-w-3xl bg-paper px-5 py-2">
          <Banner tone="warn">{t.offline}</Banner>
        </div>
      )}
      {hero}
      <main id="content" className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-6 px-5 py-8">
        {children}
      </main>
      <footer className="mx-auto w-full max-w-3xl px-5 py-6 text-faint text-small">{t.by}</footer>
    </div>
  );
}

const HEAD = "flex min-w-0 items-center gap-2.5 rounded-md font-semibold text-lead";

function Name({ name }: { readonly name: string }) {
  return (
    <>
      <img src={icon} alt="" className="size-6 shrink-0" />
      <span className="truncate">{name}</span>
    </>
  );
}

/** A link in the head. */
export function HeadLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="rounded-md px-2.5 py-1.5 text-soft hover:bg-hover hover:text-ink" href={href}>
      {children}
    </a>
  );
}

/** The page's heading where its content has none of its own: for ears, and for outlines. */
export function Unseen({ title }: { readonly title: string }) {
  return <h1 className="sr-only">{title}</h1>;
}
