/** Who it is: a picture, else initials on a colour that is always the same for the same name. */
import { useState } from "react";
import { cx } from "@/kit/cx";
import { TONES, type Tone } from "./chip";

const SIZES = {
  tiny: "size-4.5 text-[0.5rem]",
  small: "size-6 text-tiny",
  medium: "size-8 text-small",
  large: "size-12 text-lead",
};
const HUES: readonly Tone[] = ["mark", "info", "plum", "warn", "good", "bad", "note"];

interface Props {
  readonly name: string;
  readonly src?: string | null | undefined;
  readonly size?: keyof typeof SIZES;
  readonly className?: string;
}

export function Avatar({ name, src, size = "small", className }: Props) {
  const [broken, setBroken] = useState<string>();
  const box = cx(
    "inline-flex shrink-0 select-none items-center justify-center overflow-hidden rounded-full font-semibold",
    SIZES[size],
    className,
  );
  if (src && broken !== src) {
    return <img alt="" src={src} className={cx(box, "object-cover")} onError={() => setBroken(src)} />;
  }
  // Drawn and not written: a control's name would have to begin with these letters.
  return (
    <span
      aria-hidden
      data-initials={initialsOf(name)}
      className={cx(
        box,
        "before:content-[attr(data-initials)]",
        TONES[HUES[hashOf(name) % HUES.length] ?? "plain"],
      )}
    />
  );
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    word ? ([...word][0] ?? "") : "",
  );
  return letters.join("").toUpperCase() || "?";
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
