/** Keys to press. `mod` is ⌘ on a Mac and Ctrl elsewhere: `<Kbd keys="mod+k" />`, `<Kbd keys="g i" />`. */

export const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);
const SIGNS: Record<string, string> = {
  mod: IS_MAC ? "⌘" : "Ctrl",
  shift: "⇧",
  alt: IS_MAC ? "⌥" : "Alt",
  enter: "↵",
  escape: "Esc",
  up: "↑",
  down: "↓",
  left: "←",
  right: "→",
  backspace: "⌫",
};

export function Kbd({ keys, faint }: { readonly keys: string; readonly faint?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5" aria-hidden={faint || undefined}>
      {keys.split(/[ +]/).map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-current/25 px-1 font-sans text-tiny"
        >
          {SIGNS[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}
