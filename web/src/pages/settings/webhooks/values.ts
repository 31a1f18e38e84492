/** What the form of a webhook holds, and what of it goes over the wire. */
import type { WebhookCreate, WebhookUpdate, WebhookWire } from "@/wire";

export interface Header {
  readonly name: string;
  readonly value: string;
}
export interface Values {
  name: string;
  description: string;
  url: string;
  format: NonNullable<WebhookCreate["format"]>;
  events: string[];
  headers: Header[];
  timeout_seconds: number | null;
}

export const BLANK: Values = {
  name: "",
  description: "",
  url: "",
  format: "native",
  events: [],
  headers: [],
  timeout_seconds: 20,
};

export function valuesOf(webhook: WebhookWire | null): Values {
  if (!webhook) return BLANK;
  const { name, description, url, format, events, timeout_seconds } = webhook;
  const headers = Object.entries(webhook.headers).map(([header, value]) => ({ name: header, value }));
  return { name, description, url, format, events, headers, timeout_seconds };
}

/** Lines without a name and a value are none. */
function headersOf(headers: readonly Header[]): Record<string, string> {
  const filled = headers.filter(({ name, value }) => name.trim() || value);
  return Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value]));
}

export function createOf({ name, headers, timeout_seconds, ...rest }: Values): WebhookCreate {
  return {
    ...rest,
    headers: headersOf(headers),
    ...(name.trim() ? { name } : {}),
    ...(timeout_seconds === null ? {} : { timeout_seconds }),
  };
}

export function updateOf({ headers, timeout_seconds, format: _, ...rest }: Partial<Values>): WebhookUpdate {
  return {
    ...rest,
    ...(headers ? { headers: headersOf(headers) } : {}),
    ...(timeout_seconds ? { timeout_seconds } : {}),
  };
}

/** Turn an event or a whole family on or off. A family that is on speaks for its members. */
export function toggled(events: readonly string[], name: string): string[] {
  if (events.includes(name)) return events.filter((each) => each !== name);
  if (!name.endsWith(".*")) return [...events, name];
  const family = name.slice(0, -1);
  return [...events.filter((each) => !each.startsWith(family)), name];
}

export function familyOf(type: string): string {
  return type.slice(0, type.lastIndexOf("."));
}
