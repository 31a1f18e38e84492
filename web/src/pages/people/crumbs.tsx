/** The way back to the list, and where one is. */
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";

interface Props {
  readonly to: "/customers" | "/companies";
  readonly list: string;
  readonly name: string;
}

export function Crumbs({ to, list, name }: Props) {
  return (
    <>
      <Link
        to={to}
        className="flex shrink-0 items-center gap-2 rounded-sm font-normal text-soft hover:text-ink max-sm:flex-row-reverse"
      >
        <span className="max-sm:sr-only">{list}</span>
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-faint max-sm:-scale-x-100 sm:rtl:-scale-x-100 max-sm:rtl:scale-x-100"
        />
      </Link>
      <span className="truncate">{name}</span>
    </>
  );
}
