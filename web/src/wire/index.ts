/** The server, typed: see client.ts. */
export { effectKey } from "@/kit/effect-key";
export * from "./client";
export * from "./faults";
export type * from "./native.gen";
export * from "./queries";
export type * from "./seam";
export * from "./upload";
export * from "./whole";
