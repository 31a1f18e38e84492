/** Texts, dates and numbers in the person's language: see catalogue.ts. */
export * from "./catalogue";
export * from "./format";
export * from "./language";
