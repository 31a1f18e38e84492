/** Reads the keyboard: which command a key means. Pure but for the memory of a sequence's first key. */
import { IS_MAC } from "@/parts/kbd";
import type { Command } from "./registry";

const SEQUENCE = 1200;
const NAMES: Record<string, string> = {
  " ": "space",
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
type Pressed = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey">;

/** Spell a key as shortcuts are written. Shift is said for letters and named keys only: `?` is `?`. */
export function spell(event: Pressed): string {
  const key = NAMES[event.key] ?? event.key.toLowerCase();
  const parts = [key];
  const isSign = key.length === 1 && !/[a-z]/.test(key);
  if (event.shiftKey && !isSign) parts.unshift("shift");
  if (event.altKey) parts.unshift("alt");
  if (IS_MAC ? event.metaKey : event.ctrlKey) parts.unshift("mod");
  return parts.join("+");
}

/** Whether a key typed here is text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** Make a reader that returns the command a key means, remembering the first key of `g i` for a moment. */
export function makeReader(): (pressed: string, all: readonly Command[], at: number) => Command | undefined {
  let first = "";
  let since = 0;
  return (pressed, all, at) => {
    const sequence = first && at - since < SEQUENCE ? `${first} ${pressed}` : pressed;
    first = "";
    const found = all.find((each) => each.keys === sequence) ?? all.find((each) => each.keys === pressed);
    if (!found && all.some((each) => each.keys?.startsWith(`${pressed} `))) {
      first = pressed;
      since = at;
    }
    return found;
  };
}
