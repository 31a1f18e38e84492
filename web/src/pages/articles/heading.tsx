/** Where one is: the way back to all articles, this one's title, and whether it is published. */
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { Badge } from "@/parts";
import { useTexts } from "@/texts";
import type { Status } from "./saving";
import { texts } from "./texts";

interface HeadingProps {
  readonly title: string;
  readonly status: Status | undefined;
  readonly isDirty?: boolean;
}

export function Heading({ title, status, isDirty = false }: HeadingProps) {
  const t = useTexts(texts);
  return (
    <>
      <Link
        to="/articles"
        search={{}}
        className="shrink-0 font-normal text-soft hover:text-ink max-sm:hidden"
      >
        {t.title}
      </Link>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-faint max-sm:hidden rtl:-scale-x-100" />
      <span className="truncate">{title}</span>
      {status && <Badge tone={status === "published" ? "good" : "note"}>{t[status]}</Badge>}
      <span role="status" className="truncate font-normal text-faint text-small max-lg:sr-only">
        {isDirty && t.unsaved}
      </span>
    </>
  );
}
