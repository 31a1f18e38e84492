/** Lists that are typed one on each line. */

export const joined = (values: readonly string[]): string => values.join("\n");

/** The lines that hold something, each once; commas and blanks part them, too. */
export function parted(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** A text to send: null when it is empty. */
export const orNull = (text: string): string | null => text.trim() || null;
