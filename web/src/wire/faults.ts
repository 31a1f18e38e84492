/**
 * What can go wrong between a page and the server, as one error with everything a page needs to say so: in the
 * person's language, for `faultFrom` makes every fault of what the server says.
 */
import { sayingIn } from "./said";

export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly details?: { readonly fields?: readonly FieldFault[]; readonly request_id?: string };
}

/** An answer that is not 2xx (`status` is 0 when there was no answer at all). `message` is the server's sentence. */
export class WireFault extends Error {
  override readonly name = "WireFault";
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldFault[];
  readonly requestId: string | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.status = status;
    this.code = body.code;
    this.fields = body.details?.fields ?? [];
    this.requestId = body.details?.request_id;
  }

  /** Nobody answered: the network is away, or the server is. */
  get isOffline(): boolean {
    return this.status === 0 || this.status === 503;
  }

  /** The sentence for one field of a form: the server names fields by their path (`name`, `filter.status`). */
  fieldMessage(path: string): string | undefined {
    return this.fields.find((each) => each.path === path || each.path.startsWith(`${path}.`))?.message;
  }
}

/** The fault that the server tells of, each of its sentences in the language of the page. */
export async function faultFrom(status: number, body: ErrorBody): Promise<WireFault> {
  const say = await sayingIn(document.documentElement.lang);
  const fields = body.details?.fields?.map((each) => ({ ...each, message: say(each.message) })) ?? [];
  return new WireFault(status, { ...body, message: say(body.message), details: { ...body.details, fields } });
}

/** Read the fault out of an answer; anything that is not our own error shape (a proxy's page) gets a plain one. */
export async function faultOf(answer: Response): Promise<WireFault> {
  try {
    const body = (await answer.json()) as { error?: ErrorBody };
    if (body.error?.code) return await faultFrom(answer.status, body.error);
  } catch {
    // Not JSON: a proxy in between, or an answer cut off.
  }
  return new WireFault(answer.status, { code: `HTTP_${answer.status}`, message: answer.statusText });
}

/** There was no answer. */
export function noAnswer(): WireFault {
  return new WireFault(0, { code: "OFFLINE", message: "" });
}

export function isWireFault(value: unknown): value is WireFault {
  return value instanceof WireFault;
}
