/** Keeps the first load of a page within its bounds: a build whose scripts are heavier, as sent, fails. */
import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";

interface Chunk {
  readonly fileName: string;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly name: string;
  readonly code: string;
}
interface Bounds {
  readonly entry: string;
  /** The end of the path of the page's own module. */
  readonly page: string;
  /** Bytes. */
  readonly most: number;
}

/** Return what is loaded before the page shows: the entry, the page, and what either imports statically. */
export function loadedFirst(
  chunks: readonly Chunk[],
  { entry, page }: Pick<Bounds, "entry" | "page">,
): readonly Chunk[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<Chunk>();
  const take = (chunk: Chunk | undefined) => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) take(byName.get(name));
  };
  take(chunks.find((chunk) => chunk.isEntry && chunk.name === entry));
  const own = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(page));
  if (!own) throw new Error(`No chunk begins with ${page}`);
  take(own);
  return [...found];
}

export function weigh(bounds: Bounds): Plugin {
  return {
    name: "weigh",
    apply: "build",
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).flatMap((each) => (each.type === "chunk" ? [each] : []));
      const weights = loadedFirst(chunks, bounds).map(
        ({ fileName, code }) => [brotliCompressSync(code).length, fileName] as const,
      );
      const sum = weights.reduce((all, [weight]) => all + weight, 0);
      if (sum <= bounds.most) return;
      const list = weights.map(([weight, name]) => `${weight} ${name}`).join("\n");
      this.error(`The first load of ${bounds.page} is ${sum} bytes, ${bounds.most} at most:\n${list}`);
    },
  };
}
