/** What somebody wrote, as it was formatted: in a frame of its own in which nothing runs, as high as its content. */
import { useCallback, useEffect, useRef, useState } from "react";

const COLOURS = ["ink", "soft", "mark", "line", "sunk", "body"] as const;
const LEAST = 24;

/** The frame has no styles of the page: it gets the few it needs, in the page's colours. */
function sheetFor(frame: Window & typeof globalThis): CSSStyleSheet {
  const page = getComputedStyle(document.documentElement);
  const [ink, soft, mark, line, sunk] = COLOURS.map((name) => page.getPropertyValue(`--${name}`));
  const text = getComputedStyle(document.body);
  const sheet = new frame.CSSStyleSheet();
  sheet.replaceSync(`
    :root { color-scheme: ${page.colorScheme}; background: transparent; overflow: hidden; }
    body { margin: 0; color: ${ink}; font: ${text.fontSize}/1.55 ${text.fontFamily}; overflow-wrap: anywhere; }
    body > :first-child { margin-top: 0; } body > :last-child { margin-bottom: 0; }
    p, ul, ol, pre, blockquote, table { margin: .6em 0; } ul, ol { padding-inline-start: 1.5em; }
    h1, h2, h3, h4 { font-size: 1.05em; margin: 1em 0 .4em; } a { color: ${mark}; }
    img { max-width: 100%; height: auto; } hr { border: 0; border-top: 1px solid ${line}; }
    pre, code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .92em; background: ${sunk}; border-radius: 4px; }
    code { padding: .1em .3em; } pre { padding: .7em .9em; overflow-x: auto; } pre code { padding: 0; }
    blockquote { margin-inline: 0; padding-inline-start: .9em; border-inline-start: 3px solid ${line}; color: ${soft}; }
    table { border-collapse: collapse; display: block; overflow-x: auto; } td, th { border: 1px solid ${line}; padding: .3em .6em; text-align: start; }
  `);
  return sheet;
}

interface Props {
  readonly html: string;
  /** What it is, for ears. */
  readonly label: string;
}

export function Rich({ html, label }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const observer = useRef<ResizeObserver>(null);
  const [height, setHeight] = useState(LEAST);
  const arrive = useCallback(() => {
    const inner = frame.current?.contentDocument;
    const own = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!inner || !own) return;
    inner.adoptedStyleSheets = [sheetFor(own)];
    observer.current?.disconnect();
    const measure = () => setHeight(Math.max(LEAST, Math.ceil(inner.body.getBoundingClientRect().height)));
    observer.current = new ResizeObserver(measure);
    observer.current.observe(inner.body);
    measure();
  }, []);
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const redress = () => setTimeout(arrive);
    dark.addEventListener("change", redress);
    return () => {
      dark.removeEventListener("change", redress);
      observer.current?.disconnect();
    };
  }, [arrive]);
  return (
    <iframe
      ref={frame}
      title={label}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<!doctype html><html><head><meta charset="utf-8"><base target="_blank"></head><body>${html}</body></html>`}
      onLoad={arrive}
      className="block w-full border-0"
      style={{ height }}
    />
  );
}
