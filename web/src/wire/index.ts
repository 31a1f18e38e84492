/** The server, typed: see client.ts. */
export * from "./client";
export * from "./faults";
export type * from "./native.gen";
export * from "./queries";
export type * from "./seam";
export * from "./upload";
// Both name these; pages mean the seam's, which is a part of what the document has.
export type { EntranceWire, SessionWire, TokenWire } from "./seam";
