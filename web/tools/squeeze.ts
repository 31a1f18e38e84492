/** Puts a Brotli and a gzip twin beside every built file that gets smaller by it; the server picks by Accept-Encoding. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, constants as zlib } from "node:zlib";
import type { Plugin } from "vite";

const TEXT = /\.(html|js|css|svg|json|txt)$/;
const WORTH = 0.95;

export function squeeze(): Plugin {
  let folder = "";
  return {
    name: "squeeze",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && TEXT.test(entry.name)) twins(join(entry.parentPath, entry.name));
      }
    },
  };
}

function twins(path: string): void {
  const body = readFileSync(path);
  const brotli = brotliCompressSync(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 11 } });
  const gzip = gzipSync(body, { level: 9 });
  if (brotli.length < body.length * WORTH) writeFileSync(`${path}.br`, brotli);
  if (gzip.length < body.length * WORTH) writeFileSync(`${path}.gz`, gzip);
}
