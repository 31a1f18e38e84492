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
      <Link to={to} className="shrink-0 rounded-sm font-normal text-soft hover:text-ink">
        {list}
      </Link>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-faint rtl:-scale-x-100" />
      <span className="truncate">{name}</span>
    </>
  );
}
