/** Sending one file, with progress: `fetch` cannot tell how far it has come, so this is the one place without it. */
import { effectKey } from "@/kit/effect-key";
import { BASE } from "./client";
import { faultOf, noAnswer } from "./faults";
import type { FileWire } from "./native.gen";

interface Manners {
  readonly csrfToken: string;
  /** From 0 to 1. */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal;
}

/** Upload a file; throws a WireFault. It is kept for a day until something names it. */
export function upload(file: File, { csrfToken, onProgress, signal }: Manners): Promise<FileWire> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${BASE}/files`);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("x-csrf-token", csrfToken);
    request.setRequestHeader("idempotency-key", effectKey());
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve((JSON.parse(request.responseText) as { data: FileWire }).data);
      else {
        const { status, statusText } = request;
        faultOf(new Response(request.responseText, { status, statusText })).then(reject, reject);
      }
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException("Aborted", "AbortError"));
    signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file, file.name || "file");
    request.send(form);
  });
}
