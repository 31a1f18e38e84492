/**
 * The one way to the server: the native door, typed by its OpenAPI document.
 *
 *     const { data } = await call("GET /tickets/{ticket_id}", { path: { ticket_id } });
 *     await call("PATCH /tags/{tag_id}", { path: { tag_id }, body: { name }, version: tag.version });
 *
 * A POST carries an idempotency key, so that a retry has one effect; `version` becomes `If-Match`; unsafe calls carry
 * the session's CSRF token. No answer and 503 are tried again where that is harmless. Everything else throws WireFault.
 */
import { effectKey } from "@/kit/effect-key";
import { faultOf, noAnswer, type WireFault } from "./faults";
import type { Native } from "./native.gen";
import type { Seam } from "./seam";

export type Wire = Native & Omit<Seam, keyof Native>;
export type Operation = keyof Wire;
export type Answer<K extends Operation> = Wire[K] extends { answer: infer A } ? A : never;
export type Body<K extends Operation> = Wire[K] extends { body: infer B } ? B : never;
export type Query<K extends Operation> = Wire[K] extends { query: infer Q } ? Q : never;

type Part<Name extends string, T> =
  T extends Record<string, never>
    ? { [K in Name]?: undefined }
    : undefined extends T
      ? { [K in Name]?: T }
      : Record<string, never> extends T
        ? { [K in Name]?: Loose<T> }
        : { [K in Name]: Loose<T> };
/** Optional fields may also be given as undefined: they are left out. */
type Loose<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | undefined : T[K] };
type Parts<K extends Operation> = (Wire[K] extends { path: infer P } ? Part<"path", P> : unknown) &
  (Wire[K] extends { query: infer Q } ? Part<"query", Q> : unknown) &
  (Wire[K] extends { body: infer B } ? Part<"body", B> : unknown);
interface Manners {
  /** The version of the object this change was made from; 412 when it has moved on. */
  version?: number | undefined;
  /** The key of one effect: give your own when a retry must outlive this call (a saved draft). */
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** Send it although the page is being left. */
  keepalive?: boolean | undefined;
}
export type Given<K extends Operation> = Parts<K> & Manners;
type Args<K extends Operation> = object extends Given<K> ? [given?: Given<K>] : [given: Given<K>];

export const BASE = "/api/v1";
const WAITS = [400, 1200, 3000];
const HARMLESS = new Set(["GET", "PUT", "DELETE"]);

let csrfToken = "";
const listeners = new Set<(fault: WireFault) => void>();

/** The session's token, which every unsafe call brings back. */
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

/** Hear of every fault (the shell: signed out, offline). Returns what ends it. */
export function onFault(listener: (fault: WireFault) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Call an operation and return its answer, or throw a WireFault. */
export async function call<K extends Operation>(operation: K, ...args: Args<K>): Promise<Answer<K>> {
  const given = (args[0] ?? {}) as LooseGiven;
  const [method = "GET", template = ""] = operation.split(" ");
  const request = requestOf(method, template, given);
  const mayRepeat = HARMLESS.has(method) || method === "POST";
  const answer = await attempt(request, given.signal, mayRepeat ? WAITS : []);
  if (answer.status === 204) return undefined as Answer<K>;
  const body = (await answer.json()) as Answer<K> & Versioned;
  const tag = /^(?:W\/)?"(\d+)(?:-\w+)?"$/.exec(answer.headers.get("etag") ?? "");
  if (tag) body[VERSION] = Number(tag[1]);
  return body;
}

/** Stands beside `data`, since a cache keeps copies of what an answer holds, not of the answer. */
const VERSION = "$version";
interface Versioned {
  [VERSION]?: number;
}

/** The version of the one object that an answer holds (its ETag), for `version` of a change made from it. */
export function versionOf(answer: object | undefined): number | undefined {
  return (answer as Versioned | undefined)?.[VERSION];
}

interface LooseGiven extends Manners {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
}

function requestOf(method: string, template: string, given: LooseGiven): Request {
  const headers = new Headers({ accept: "application/json" });
  if (method !== "GET") headers.set("x-csrf-token", csrfToken);
  if (method === "POST") headers.set("idempotency-key", given.idempotencyKey ?? effectKey());
  if (given.version !== undefined) headers.set("if-match", `"${given.version}"`);
  let body: BodyInit | null = null;
  if (given.body instanceof FormData) body = given.body;
  else if (given.body !== undefined) {
    headers.set("content-type", "application/json");
    body = JSON.stringify(given.body);
  }
  return new Request(location.origin + pathOf(template, given), {
    method,
    headers,
    body,
    keepalive: given.keepalive ?? false,
  });
}

/** The address of an operation, for a link or a download. */
export function pathOf(template: string, given: Pick<LooseGiven, "path" | "query">): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given.path?.[name] ?? ""),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  return `${BASE}${path}${query.size ? `?${query}` : ""}`;
}

async function attempt(
  request: Request,
  signal: AbortSignal | undefined,
  waits: readonly number[],
): Promise<Response> {
  const [wait, ...later] = waits;
  let fault: WireFault;
  try {
    const answer = await fetch(request.clone(), signal ? { signal } : {});
    if (answer.ok) return answer;
    fault = await faultOf(answer);
  } catch (error) {
    if (signal?.aborted) throw error;
    fault = noAnswer();
  }
  if (fault.isOffline && wait !== undefined && !signal?.aborted) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    return attempt(request, signal, later);
  }
  for (const listener of listeners) listener(fault);
  throw fault;
}
