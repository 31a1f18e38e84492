/** The search: found as one types, after a breath; the address says what was looked for. */
import { Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/parts/input";
import { useTexts } from "@/texts";
import { go } from "../place";
import { texts } from "./texts";

interface Props {
  readonly initial: string;
}

export function SearchBox({ initial }: Props) {
  const t = useTexts(texts);
  const [words, setWords] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Whoever searched goes on typing where the page of results took its place.
    if (initial && document.activeElement === document.body) input.current?.focus();
  }, [initial]);
  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const asked = words.trim();
          go(asked ? `?q=${encodeURIComponent(asked)}` : "");
        }}
      >
        <Input
          ref={input}
          type="search"
          name="q"
          aria-label={t.search}
          placeholder={t.searchFor}
          icon={<Search />}
          className="text-lead"
          maxLength={200}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </form>
    </search>
  );
}
