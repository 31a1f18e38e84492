/** The server, typed: see client.ts. */
export { effectKey } from "@/kit/effect-key";
export * from "./client";
export * from "./faults";
export type * from "./native.gen";
export * from "./queries";
export * from "./said";
export type * from "./seam";
export * from "./upload";
export * from "./whole";
