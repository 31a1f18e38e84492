/** A fault as a sentence in the person's language. What the server says of a field or a rule is so already. */
import type { Same } from "@/texts";
import { isWireFault, type WireFault } from "@/wire";
import type { texts } from "./texts";

export interface Said {
  readonly text: string;
  readonly offline: boolean;
  readonly requestId: string | undefined;
}

export function faultSentence(error: unknown, t: Same<(typeof texts)["en"]>): Said {
  if (!isWireFault(error)) return { text: t.faults.unknown, offline: false, requestId: undefined };
  return {
    text: sentence(error.status, wordsOf(error), t.faults),
    offline: error.isOffline,
    requestId: error.requestId,
  };
}

/** What is wrong with each field says more than that something is wrong. */
function wordsOf(error: WireFault): string {
  if (error.fields.length === 0) return error.message;
  return error.fields.map(({ path, message }) => (path ? `${path}: ` : "") + message).join("; ");
}

function sentence(status: number, message: string, t: Same<(typeof texts)["en"]["faults"]>): string {
  const known: Record<number, string> = {
    0: t.offline,
    401: t.signedOut,
    403: t.forbidden,
    404: t.gone,
    412: t.moved,
    413: t.tooLarge,
    429: t.tooMany,
    503: t.offline,
  };
  return known[status] ?? (status >= 500 ? t.server : message || t.unknown);
}
