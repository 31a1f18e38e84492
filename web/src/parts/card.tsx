/** A group of things that belong together, with a heading. */
import type { ReactNode } from "react";
import { cx } from "@/kit/cx";

interface Props {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  /** No inner space: for tables and lists. */
  readonly bare?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, hint, action, bare, className, children }: Props) {
  return (
    <section className={cx("overflow-hidden rounded-xl border border-line bg-raised", className)}>
      {(title || action) && (
        <header className={cx("flex flex-wrap items-center gap-2 px-pad pt-3", bare && "pb-3")}>
          <div className="min-w-0 flex-1">
            <h2 className="font-semibold">{title}</h2>
            {hint && <p className="text-small text-soft">{hint}</p>}
          </div>
          {action}
        </header>
      )}
      <div className={cx(!bare && "p-pad")}>{children}</div>
    </section>
  );
}
