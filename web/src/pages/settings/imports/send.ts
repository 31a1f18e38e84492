/** Sending a file of lines, with progress: `fetch` does not tell how far it has come. */
import { effectKey, faultOf, noAnswer, pathOf } from "@/wire";

interface Manners {
  readonly csrfToken: string;
  /** From 0 to 1. */
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Start an import of the file's lines. Throws a WireFault, or an AbortError when it was cancelled. */
export function sendLines(file: File, { csrfToken, onProgress, signal }: Manners): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathOf("/imports", { query: { name: (file.name || "Import").slice(0, 255) } }));
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", "application/x-ndjson");
    request.setRequestHeader("x-csrf-token", csrfToken);
    request.setRequestHeader("idempotency-key", effectKey());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => {
      const { status, statusText } = request;
      if (status < 300) resolve();
      else faultOf(new Response(request.responseText, { status, statusText })).then(reject, reject);
    };
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(new DOMException("Aborted", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
