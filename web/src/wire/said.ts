/**
 * What the server says in its own words (why it refuses, why something failed), in the person's language. The German
 * words are a file of their own, fetched with the first sentence; while they cannot be had, English is better than none.
 */
export type Say = (sentence: string) => string;

export const asItIs: Say = (sentence) => sentence;

let german: Promise<Say> | undefined;

export function sayingIn(language: string): Promise<Say> {
  if (language !== "de") return Promise.resolve(asItIs);
  german ??= import("./german").then(
    ({ inGerman }) => inGerman,
    () => {
      german = undefined;
      return asItIs;
    },
  );
  return german;
}
