import type { ReactNode } from "react";

/** Samples side by side. */
export function Row({ children }: { readonly children: ReactNode }) {
  return <div className="mb-3 flex flex-wrap items-center gap-2 last:mb-0">{children}</div>;
}
