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
  // The heading stands where what is below it begins, also where there is room on both sides.
  const column = cx("mx-auto w-full px-pad", wide ? "max-w-6xl" : "max-w-3xl");
  const line = bare ? "px-pad" : column;
  return (
    <>
      <header className="flex shrink-0 flex-col border-line border-b">
        <div className={cx("flex min-h-12 items-center gap-2 py-1.5", line, whole && "flex-wrap")}>
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
        {toolbar && (
          <div className={cx("flex min-w-0 flex-wrap items-center gap-2 pb-2", line)}>{toolbar}</div>
        )}
      </header>
      {bare ? (
        children
      ) : (
        <Scrolling label={title}>
          <div className={cx("flex flex-col gap-4 py-5", column)}>{children}</div>
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
