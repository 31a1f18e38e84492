/**
 * Operations that the front end needs and whose server side is being built: typed by hand until the OpenAPI document
 * has them. What the document has wins (see `Wire`), so an entry is deleted once `npm run wire` draws it.
 */
import type { PreferencesWire } from "./native.gen";

/** What is chosen of the preferences; what is not is as it was. */
export type Preferences = { [K in keyof PreferencesWire]?: PreferencesWire[K] | undefined };

export type Seam = Record<never, never>;
