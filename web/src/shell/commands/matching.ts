/** How well a command answers what was typed: each word must begin one of its words. Pure. */

/** 0 where it does not; most where the title begins with what was typed. `words` are found, but count less. */
export function scoreOf(typed: string, title: string, words = ""): number {
  const wanted = wordsIn(typed);
  if (wanted.length === 0) return 1;
  const own = wordsIn(title);
  const begin = (all: readonly string[]) => wanted.every((word) => all.some((each) => each.startsWith(word)));
  if (title.toLowerCase().startsWith(typed.trim().toLowerCase())) return 1;
  if (begin(own)) return 0.8;
  return begin([...own, ...wordsIn(words)]) ? 0.5 : 0;
}

function wordsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
