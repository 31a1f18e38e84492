/** Custom fields: read and filled in, of whatever entity. */
export * from "./inputs";
export * from "./shown";
export * from "./use-files";
export * from "./values";
