/** What the list and the page of one webhook share: how one is read, made and changed. */
import { call, type WebhookWire } from "@/wire";
import { createOf, updateOf, type Values, valuesOf } from "./values";

/** Headers hold secrets: they are not kept in the tab. */
export const webhookCalls = {
  unkept: ["headers"] as const,
  get: (webhook_id: string) => call("GET /webhooks/{webhook_id}", { path: { webhook_id } }),
  create: (values: Values, idempotencyKey: string) =>
    call("POST /webhooks", { body: createOf(values), idempotencyKey }),
  update: (webhook: WebhookWire, changes: Partial<Values>, version: number | undefined) =>
    call("PATCH /webhooks/{webhook_id}", {
      path: { webhook_id: webhook.id },
      body: updateOf(changes),
      version,
    }),
  remove: (webhook: WebhookWire) =>
    call("DELETE /webhooks/{webhook_id}", { path: { webhook_id: webhook.id } }),
  valuesOf,
};
