/**
 * Texts in every language, typed: a catalogue stands beside the page that shows it (`pages/<page>/texts.ts`) and is
 * loaded with it. English is the model; another language that lacks a message does not pass the type check.
 *
 *     export const texts = catalogue({
 *       en: { title: "Tags", used: (count: number) => plural(count, "# ticket", "# tickets") },
 *       de: { title: "Schlagwörter", used: (count) => plural(count, "# Ticket", "# Tickets") },
 *     });
 */
export type Language = "en" | "de" | "pseudo";

export type Message = string | ((...values: never[]) => string);
export interface Messages {
  readonly [key: string]: Message | Messages;
}

/** The same keys, and the same values for each, whatever the words. */
export type Same<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof T]: Same<T[K]> };

export interface Catalogue<T> {
  readonly en: T;
  readonly de: Same<T>;
}

/** Declare the texts of a page or a part. */
export function catalogue<T extends Messages>(texts: { en: T; de: NoInfer<Same<T>> }): Catalogue<T> {
  return texts as Catalogue<T>;
}

/** Choose by number and put it in for `#`. Both our languages have one and many. */
export function plural(count: number, one: string, many: string): string {
  return (count === 1 ? one : many).replace("#", String(count));
}

const made = new WeakMap<object, Messages>();

/** Return a catalogue's texts in one language; the pseudo-language is made from English. */
export function textsOf<T>(texts: Catalogue<T>, language: Language): Same<T> {
  if (language !== "pseudo") return texts[language] as Same<T>;
  const known = made.get(texts) ?? pseudoMessages(texts.en as Messages);
  made.set(texts, known);
  return known as Same<T>;
}

function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, pseudoMessage(value)]));
}

function pseudoMessage(value: Message | Messages): Message | Messages {
  if (typeof value === "string") return pseudo(value);
  if (typeof value === "function") return (...values: never[]) => pseudo(value(...values));
  return pseudoMessages(value);
}

const PLAIN = "aceilnosuyACEILNOSUY";
const MARKED = "àçéîļñôšûýÀÇÉÎĻÑÔŠÛÝ";

/** What a text is longer by comes in words of this length: no language knows words of fifty letters. */
const WORD = /~{12}(?=~)/g;

/** Say it with marks, a third longer and in brackets: what stays plain on the screen came from no catalogue. */
export function pseudo(text: string): string {
  const marked = [...text].map((letter) => MARKED[PLAIN.indexOf(letter)] ?? letter).join("");
  return `⟦${marked}${"~".repeat(Math.ceil(text.length / 3)).replace(WORD, "$& ")}⟧`;
}
