/** The article as readers will see it, a moment behind the typing. */
import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { Prose } from "@/parts/prose";
import { useTexts } from "@/texts";
import type { ArticleWire } from "@/wire";
import { texts } from "./texts";

interface Props {
  readonly title: string;
  readonly body: string;
  /** What the server made of it, when it was saved last. */
  readonly saved: ArticleWire | null;
}

export function Preview({ title, body, saved }: Props) {
  const t = useTexts(texts);
  const html = useHtml(useDeferredValue(body), saved);
  return (
    <article aria-label={t.preview} className="mx-auto max-w-3xl px-pad py-6 sm:px-8">
      {title.trim() && (
        <h2 dir="auto" className="mb-4 break-words font-semibold text-display">
          {title}
        </h2>
      )}
      {html.trim() ? <Prose html={html} /> : <p className="text-faint">{t.previewEmpty}</p>}
    </article>
  );
}

type Renderer = typeof import("./markdown").htmlOf;

/** The server's HTML where it is of this text, else our own of the same rules. */
function useHtml(body: string, saved: ArticleWire | null): string {
  const [render, setRender] = useState<Renderer>();
  useEffect(() => {
    let isHere = true;
    import("./markdown").then(
      ({ htmlOf }) => isHere && setRender(() => htmlOf),
      () => undefined, // offline: what was saved is shown
    );
    return () => {
      isHere = false;
    };
  }, []);
  return useMemo(() => {
    if (saved?.body === body) return saved.body_html;
    return render?.(body) ?? saved?.body_html ?? "";
  }, [body, saved, render]);
}
