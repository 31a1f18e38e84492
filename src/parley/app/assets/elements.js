// Making elements: text is always text, never markup.

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return node;
}

// `like this` becomes code; everything else stays as it is.
export function prose(text) {
  return String(text ?? "").split("`").map((part, place) => (place % 2 ? el("code", {}, part) : part));
}

export async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Clipboards are for secure origins; a plain http address in a private network has the old way only.
    const area = el("textarea", { class: "hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  button.textContent = "Copied";
  setTimeout(() => (button.textContent = "Copy"), 1500);
}

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|'(?:[^'\\]|\\.)*'|\b(true|false|null|True|False|None|import|print)\b|-?\b\d+(?:\.\d+)?\b/g;

// Strings, names and words in colour, for JSON, shell and Python alike.
export function coloured(text) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    parts.push(text.slice(at, found.index));
    const kind = found[2] ? "name" : found[3] ? "word" : /^["']/.test(found[0]) ? "text" : "number";
    const shown = found[2] ? found[1] : found[0];
    parts.push(el("span", { class: `t-${kind}` }, shown));
    at = found.index + shown.length;
  }
  return [...parts, text.slice(at)];
}
