/** Choosing people and companies, wherever a page needs it. */
export * from "./people";
