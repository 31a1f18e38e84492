/** How old open tickets are, the youngest first. */
import type { AgesWire } from "@/wire";

export const AGES = [
  "under_1_day",
  "under_3_days",
  "under_7_days",
  "under_30_days",
  "older",
] as const satisfies readonly (keyof AgesWire)[];
