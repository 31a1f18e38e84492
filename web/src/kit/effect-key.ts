/** Keys of effects, for `Idempotency-Key`. */

/** A new key of one effect. `crypto.randomUUID` is missing where the page came by plain http. */
export function effectKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
