/** Who is at the ticket after somebody came, typed or went. Pure. */
import type { PresenceWire } from "@/wire";

/** What the stream says of one person, as `event: presence`. */
export interface News {
  readonly ticket_id: string;
  readonly user: PresenceWire["user"];
  readonly state: PresenceWire["state"] | "gone";
}

export function presentAfter(before: readonly PresenceWire[], { user, state }: News): PresenceWire[] {
  const others = before.filter((each) => each.user.id !== user.id);
  if (state === "gone") return others;
  const one = { user, state, seen_at: new Date().toISOString() };
  return [...others, one].sort((a, b) => a.user.name.localeCompare(b.user.name));
}
