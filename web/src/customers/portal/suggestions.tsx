/** Articles that may answer before anybody is asked: looked for in the help centre while one types. */
import { FileText } from "lucide-react";
import { useEffect, useState } from "react";
import { useTexts } from "@/texts";
import { call } from "@/wire/client";
import { frontOf, usePlace } from "../place";
import { useReading } from "../reading";
import { texts } from "./texts";

const WAIT = 400;
const MOST = 3;
const WORD = /[\p{L}\p{N}]{4,}/gu;
const MOST_WORDS = 8;

/** What to look for in a sentence: any of its longer words. Nothing where it has none. */
export function lookedFor(sentence: string): string {
  const words = new Set((sentence.toLowerCase().match(WORD) ?? []).slice(0, MOST_WORDS));
  return [...words].join(" or ");
}

export function Suggestions({ sentence }: { readonly sentence: string }) {
  const t = useTexts(texts);
  const place = usePlace();
  const { workspace } = place;
  const [q, setQ] = useState(() => lookedFor(sentence));
  useEffect(() => {
    const timer = setTimeout(() => setQ(lookedFor(sentence)), WAIT);
    return () => clearTimeout(timer);
  }, [sentence]);
  const { data } = useReading(`similar ${q}`, async (signal) => {
    if (!q) return [];
    return (await call("GET /help/articles", { query: { workspace, q, limit: MOST }, signal })).data;
  });
  return (
    <div role="status" className="empty:hidden">
      {data && data.length > 0 && (
        <aside aria-label={t.similar} className="flex flex-col gap-1 rounded-xl bg-mark-soft/50 px-4 py-3">
          <h2 className="font-medium text-small text-soft">{t.similar}</h2>
          <ul className="flex flex-col">
            {data.map((article) => (
              <li key={article.id}>
                <a
                  className="-mx-2 flex items-start gap-2 rounded-md px-2 py-1.5 hover:bg-hover"
                  href={`${frontOf(place, "help")}/articles/${article.slug}`}
                  target="_blank"
                  rel="noopener"
                >
                  <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-mark" />
                  <span className="min-w-0 break-words">{article.title}</span>
                </a>
              </li>
            ))}
          </ul>
        </aside>
      )}
    </div>
  );
}
