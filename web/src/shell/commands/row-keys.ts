/** Up and down in a list of links: arrows and `j`/`k` move the focus between the elements that have `data-row`. */
import { type RefObject, useEffect } from "react";
import { catalogue, useTexts } from "@/texts";
import { useCommands } from "./registry";

const texts = catalogue({
  en: { group: "List", next: "Next row", previous: "Previous row" },
  de: { group: "Liste", next: "Nächste Zeile", previous: "Vorige Zeile" },
});
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function useRowKeys(box: RefObject<HTMLElement | null>): void {
  const t = useTexts(texts);
  const to = (step: number) => () => void moveFocus(box.current, step);
  useCommands([
    { id: "rows.next", title: t.next, group: t.group, keys: "j", silent: true, run: to(1) },
    { id: "rows.previous", title: t.previous, group: t.group, keys: "k", silent: true, run: to(-1) },
  ]);
  useEffect(() => {
    const element = box.current;
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const inText = event.target instanceof HTMLInputElement;
      const elsewhere =
        event.target instanceof HTMLSelectElement || event.target instanceof HTMLTextAreaElement;
      if (step === undefined || event.defaultPrevented || elsewhere || (inText && step < 0)) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (moveFocus(element, step)) event.preventDefault();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  });
}

/** Focus the row before or behind the focused one; the first or last when none is. Return whether there was one. */
export function moveFocus(box: HTMLElement | null, step: number): boolean {
  const rows = [...(box?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? rows.at(step > 0 ? 0 : -1) : rows[at + step];
  next?.focus();
  return next !== undefined;
}
