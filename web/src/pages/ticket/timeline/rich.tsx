/**
 * A stranger's HTML, drawn anew. The server has cleaned it; here it is read by an inert parser and every element that
 * is known is made by React with the few attributes that are known, so that nothing of the markup itself ever comes
 * into the document: no style, no script, no form, and no picture that would tell its sender of being seen.
 */
import { ChevronRight } from "lucide-react";
import { Fragment, memo, type ReactNode, useMemo, useState } from "react";
import { cx } from "@/kit/cx";
import { useScrolls } from "@/parts/use-scrolls";
import { useTexts } from "@/texts";
import { Picture } from "./picture";
import { partQuoted } from "./quotes";
import { texts } from "./texts";

const PLAIN: Record<string, string> = {
  p: "my-2 first:mt-0 last:mb-0",
  blockquote: "my-2 border-edge border-s-2 ps-3 text-soft",
  ul: "my-2 list-disc ps-6",
  ol: "my-2 list-decimal ps-6",
  li: "my-0.5",
  pre: "my-2 whitespace-pre-wrap rounded-md bg-sunk p-3 font-mono text-small",
  code: "rounded-sm bg-sunk px-1 font-mono text-small [pre>&]:bg-transparent [pre>&]:p-0",
  kbd: "rounded-sm border border-line px-1 font-mono text-small",
  tr: "border-line border-b last:border-0",
  td: "px-2 py-1 text-start align-top",
  th: "px-2 py-1 text-start align-top font-semibold",
  mark: "bg-note-soft text-ink",
};
for (const name of "b strong i em u s del ins sub sup small q cite abbr dl dt dd thead tbody tfoot caption".split(
  " ",
)) {
  PLAIN[name] ??= "";
}
const HEADING = "mt-3 mb-1 font-semibold first:mt-0";
const BLOCKS = new Set(
  "div section article aside header footer main nav address center figure figcaption details summary".split(
    " ",
  ),
);
const SAFE_LINK = /^(https?:|mailto:)/i;
const DEEPEST = 120;

export const Rich = memo(function Rich({ html }: { readonly html: string }) {
  const t = useTexts(texts);
  const [shown, setShown] = useState(false);
  const { said, quoted } = useMemo(() => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    const parted = partQuoted(body);
    return { said: drawAll(parted.said, 0), quoted: parted.quoted.length ? drawAll(parted.quoted, 0) : null };
  }, [html]);
  return (
    <div dir="auto" className="min-w-0 break-words leading-relaxed [overflow-wrap:anywhere]">
      {said}
      {quoted && (
        <>
          <button
            type="button"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
            className="mt-2 inline-flex h-5 items-center gap-1 rounded-sm bg-sunk px-1.5 font-medium text-faint text-tiny hover:bg-press hover:text-ink"
          >
            <ChevronRight aria-hidden className={cx("size-3 rtl:-scale-x-100", shown && "rotate-90")} />
            {shown ? t.hideQuoted : t.quoted}
          </button>
          {shown && <div className="mt-2 text-soft">{quoted}</div>}
        </>
      )}
    </div>
  );
});

function drawAll(nodes: Iterable<Node>, depth: number): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a message does not change its order
  return [...nodes].map((node, at) => <Fragment key={at}>{draw(node, depth)}</Fragment>);
}

function draw(node: Node, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (!(node instanceof Element)) return null;
  if (depth > DEEPEST) return node.textContent;
  const name = node.localName;
  const inside = () => drawAll(node.childNodes, depth + 1);
  if (name === "br") return <br />;
  if (name === "hr") return <hr className="my-3 border-line" />;
  if (name === "a") return <Anchor element={node}>{inside()}</Anchor>;
  if (name === "img") return <Picture src={node.getAttribute("src")} alt={node.getAttribute("alt")} />;
  if (name === "table") return <Sheet>{inside()}</Sheet>;
  if (/^h[1-6]$/.test(name)) return <p className={HEADING}>{inside()}</p>;
  const Known = name as "p";
  if (name === "td" || name === "th")
    return (
      <Known {...spans(node)} className={PLAIN[name]}>
        {inside()}
      </Known>
    );
  if (name in PLAIN) return <Known className={PLAIN[name] || undefined}>{inside()}</Known>;
  return BLOCKS.has(name) ? <div>{inside()}</div> : inside();
}

function Sheet({ children }: { readonly children: ReactNode }) {
  const scrolls = useScrolls(useTexts(texts).table);
  return (
    <div {...scrolls} className="my-2 max-w-full overflow-x-auto outline-offset-[-2px]">
      <table className="border-collapse text-start">{children}</table>
    </div>
  );
}

function spans(element: Element): object {
  const read = (name: string) => {
    const value = Number(element.getAttribute(name));
    return Number.isInteger(value) && value > 1 && value <= 100 ? value : undefined;
  };
  return { colSpan: read("colspan"), rowSpan: read("rowspan") };
}

function Anchor({ element, children }: { readonly element: Element; readonly children: ReactNode }) {
  const href = element.getAttribute("href") ?? "";
  if (!SAFE_LINK.test(href)) return children;
  return (
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-mark underline decoration-mark/40 underline-offset-2 hover:decoration-mark"
    >
      {children}
    </a>
  );
}
