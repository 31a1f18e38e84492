/** A search field whose text the address keeps: letters show at once, the address follows a moment after the last. */
import { useEffect, useRef, useState } from "react";

export function useTyped(
  kept: string,
  keep: (text: string) => void,
  wait = 180,
): readonly [text: string, type: (text: string) => void] {
  const [text, setText] = useState(kept);
  const sent = useRef(kept);
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  useEffect(() => {
    if (kept === sent.current) return;
    sent.current = kept; // somebody else wrote the address: a link, the way back
    setText(kept);
  }, [kept]);
  useEffect(() => {
    const next = text.trim();
    if (next === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = next;
      latest.current(next);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, wait]);
  return [text, setText];
}

/** The value as it was when it had stood still for a moment. */
export function useSettled<T>(value: T, wait = 180): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
