/**
 * HTML that was made of markdown, as text to read. It is never put in as HTML: it is parsed without running anything,
 * and only elements and attributes that are named here are drawn anew. Links open beside the desk.
 */
import { createElement, Fragment, type ReactNode, useMemo } from "react";
import { cx } from "@/kit/cx";

const PLAIN = new Set(
  "p br hr strong b em i u s del sub sup code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td dl dt dd span div mark kbd".split(
    " ",
  ),
);
const NEVER = new Set(
  "script style template iframe object embed noscript svg math form textarea select".split(" "),
);
const SAFE_LINK = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;
const SAFE_IMAGE = /^(data:image\/(png|jpe?g|gif|webp);|\/(?!\/))/i;
const DEEPEST = 60;

const LOOK =
  "break-words leading-relaxed [&>*+*]:mt-3 [&_a]:text-mark [&_a]:underline [&_blockquote]:border-edge [&_blockquote]:border-s-2 [&_blockquote]:ps-3 [&_blockquote]:text-soft [&_code]:rounded-sm [&_code]:bg-sunk [&_code]:px-1 [&_code]:font-mono [&_code]:text-[0.9em] [&_h1]:mt-6 [&_h1]:font-semibold [&_h1]:text-title [&_h2]:mt-6 [&_h2]:font-semibold [&_h2]:text-lead [&_h3]:mt-5 [&_h3]:font-semibold [&_hr]:border-line [&_img]:max-w-full [&_img]:rounded-lg [&_li+li]:mt-1 [&_li>ol]:mt-1 [&_li>ul]:mt-1 [&_ol]:list-decimal [&_ol]:ps-5 [&_pre]:overflow-x-auto [&_pre]:rounded-lg [&_pre]:bg-sunk [&_pre]:p-3 [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_table]:block [&_table]:overflow-x-auto [&_td]:border [&_td]:border-line [&_td]:px-2.5 [&_td]:py-1.5 [&_th]:border [&_th]:border-line [&_th]:bg-sunk [&_th]:px-2.5 [&_th]:py-1.5 [&_th]:text-start [&_ul]:list-disc [&_ul]:ps-5";

interface Props {
  readonly html: string;
  readonly className?: string;
}

export function Prose({ html, className }: Props) {
  const drawn = useMemo(() => drawnOf(html), [html]);
  return (
    <div dir="auto" className={cx(LOOK, className)}>
      {drawn}
    </div>
  );
}

/** The elements of an HTML text, as far as they are known to be harmless. */
export function drawnOf(html: string): ReactNode {
  return children(new DOMParser().parseFromString(html, "text/html").body, 0);
}

function children(node: Node, depth: number): ReactNode[] {
  return [...node.childNodes].map((child, at) => drawnNode(child, at, depth));
}

function drawnNode(node: Node, key: number, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return isBetweenCells(node) ? null : node.textContent;
  if (!(node instanceof Element) || depth > DEEPEST) return null;
  const name = node.tagName.toLowerCase();
  if (NEVER.has(name)) return null;
  if (name === "a") return link(node, key, depth);
  if (name === "img") return image(node, key);
  if (!PLAIN.has(name)) return createElement(Fragment, { key }, ...children(node, depth + 1));
  if (name === "br" || name === "hr") return createElement(name, { key });
  return createElement(name, { key }, ...children(node, depth + 1));
}

/** Blanks in a table outside of its cells mean nothing, and may not stand there. */
function isBetweenCells({ parentNode, textContent }: Node): boolean {
  return /^(table|thead|tbody|tr)$/i.test(parentNode?.nodeName ?? "") && !textContent?.trim();
}

function link(node: Element, key: number, depth: number): ReactNode {
  const href = node.getAttribute("href")?.trim() ?? "";
  const inside = children(node, depth + 1);
  if (!SAFE_LINK.test(href)) return createElement("span", { key }, ...inside);
  return createElement("a", { key, href, target: "_blank", rel: "noopener noreferrer nofollow" }, ...inside);
}

/** Pictures of other hosts are not fetched: their words stand there instead. */
function image(node: Element, key: number): ReactNode {
  const [src, alt] = [node.getAttribute("src")?.trim() ?? "", node.getAttribute("alt") ?? ""];
  if (SAFE_IMAGE.test(src)) return createElement("img", { key, src, alt, loading: "lazy" });
  return createElement("em", { key }, alt || src);
}
