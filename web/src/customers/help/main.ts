/** The help centre needs no script. With one, answers come while one types, and `/` leads to the search. */
import { changedPart } from "./changing";

const WAIT = 180;
let timer = 0;
let asking: AbortController | undefined;

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== "q") return;
  clearTimeout(timer);
  timer = window.setTimeout(() => void ask(target), WAIT);
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches("input, textarea, select");
  if (event.key !== "/" || isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
  const box = document.querySelector<HTMLInputElement>('input[name="q"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/** Show what is found for what was typed so far, in place: the box and what is typed in it stay. */
async function ask(box: HTMLInputElement): Promise<void> {
  const form = box.form;
  if (!form) return;
  asking?.abort();
  asking = new AbortController();
  const words = box.value.trim();
  const address = words ? `${form.action}?q=${encodeURIComponent(words)}` : form.action;
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (box.value.trim() === words && changedPart(document, page)) history.replaceState(null, "", address);
  } catch {
    // Away, or asked for something else by now: Enter goes there as it always does.
  }
}
