/** What the palette finds beyond commands. */
export { FindingSources } from "./sources";
