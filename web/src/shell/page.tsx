/**
 * The frame of a page: heading, actions, content that scrolls. `bare` leaves the content to the page (lists, panes).
 *
 *     <Page title={t.title} actions={<Button …/>}>…</Page>
 */
import type { ReactNode } from "react";
import { useEffect } from "react";
import { cx } from "@/kit/cx";
import { useScrolls } from "@/parts/use-scrolls";

interface Props {
  readonly title: string;
  /** Instead of the title as text: crumbs, a picker. */
  readonly heading?: ReactNode;
  readonly actions?: ReactNode;
  /** A second line: tabs, filter chips. */
  readonly toolbar?: ReactNode;
  readonly bare?: boolean;
  /** The title is short and never cut: where there is no room beside it, the actions stand below. */
  readonly whole?: boolean;
  /** Wider than a readable column: tables. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, heading, actions, toolbar, bare, whole, wide, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  const column = cx("mx-auto flex w-full flex-col gap-4 px-pad py-5", wide ? "max-w-6xl" : "max-w-3xl");
  return (
    <>
      <header className="flex shrink-0 flex-col border-line border-b">
        <div className={cx("flex min-h-12 items-center gap-2 px-pad py-1.5", whole && "flex-wrap")}>
          <h1
            className={cx(
              "flex min-w-0 items-center gap-2 truncate font-semibold text-lead",
              whole ? "flex-auto" : "flex-1",
            )}
          >
            {heading ?? title}
          </h1>
          {actions}
        </div>
        {toolbar && <div className="flex min-w-0 flex-wrap items-center gap-2 px-pad pb-2">{toolbar}</div>}
      </header>
      {bare ? (
        children
      ) : (
        <Scrolling label={title}>
          <div className={column}>{children}</div>
        </Scrolling>
      )}
    </>
  );
}

function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div {...useScrolls(label)} className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]">
      {children}
    </div>
  );
}
