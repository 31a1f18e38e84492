// Draws the reference from a door's OpenAPI document. Nothing comes from another host.

import { coloured, copy, el, prose } from "/docs/elements.js";
import { Schemas } from "/docs/schemas.js";

const byId = (id) => document.getElementById(id);
const [JSON_BODY, FORM, FILES] = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];
const METHODS = ["get", "post", "put", "patch", "delete"];

function operationsOf(spec) {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ ...item[method], method, path, tag: item[method].tags?.[0] ?? "Other" })),
  );
}

// ---- one operation

function requestOf(spec, schemas, operation) {
  const [media, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const wanted = (operation.parameters ?? []).filter((each) => each.in === "query" && each.required);
  const query = wanted.map((each) => `${each.name}=${encodeURIComponent(schemas.example(each.schema, each.name))}`).join("&");
  const url = spec.servers[0].url + operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => `${name.toUpperCase()}`) + (query && `?${query}`);
  const body = content && (content.example ?? content.examples?.[0] ?? firstFields(schemas, content.schema));
  return { url, media, body };
}

// Required fields and those after them that fit: an example is to be understood, not complete.
function firstFields(schemas, schema) {
  const whole = schemas.example(schema);
  const required = schemas.main(schema).required ?? [];
  const names = Object.keys(whole ?? {});
  const shown = names.filter((name) => required.includes(name) || names.indexOf(name) < 4);
  return Object.fromEntries(shown.map((name) => [name, whole[name]]));
}

function curlOf({ url, media, body }, method) {
  const sent = {
    [JSON_BODY]: () => [`-H 'Content-Type: ${media}'`, `-d '${JSON.stringify(body, null, 2).replaceAll("'", "'\\''")}'`],
    [FORM]: () => Object.entries(body).map(([name, value]) => `--data-urlencode "${name}=${value}"`),
    [FILES]: () => ["-F 'file=@picture.png'"],
  }[media] ?? (() => [`-H 'Content-Type: ${media}'`, "--data-binary @lines.ndjson"]);
  const lines = [`curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}'${url}'`, `-H "Authorization: Bearer $PARLEY_KEY"`];
  return [...lines, ...(media ? sent() : [])].join(" \\\n  ");
}

function pythonOf({ url, media, body }, method) {
  const sent = {
    [JSON_BODY]: () => `json=${pythonText(body)}`,
    [FORM]: () => `data=${pythonText(body)}`,
    [FILES]: () => `files={"file": open("picture.png", "rb")}`,
  }[media] ?? (() => `headers={**key, "Content-Type": "${media}"},\n    content=open("lines.ndjson", "rb")`);
  const said = media ? sent() : "";
  const headers = said.startsWith("headers=") ? "" : "\n    headers=key,";
  return `import os, httpx\n\nkey = {"Authorization": f"Bearer {os.environ['PARLEY_KEY']}"}\nanswer = httpx.${method}(\n    "${url}",${headers}${said && `\n    ${said},`}\n)\nanswer.raise_for_status()${method === "delete" ? "" : "\nprint(answer.json())"}`;
}

function pythonText(value) {
  const text = JSON.stringify(value, null, 4).replaceAll("\n", "\n    ");
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\b(true|false|null)\b/g, (_, quoted, word) => quoted ?? { true: "True", false: "False", null: "None" }[word]).replaceAll('"$PARLEY_KEY"', 'os.environ["PARLEY_KEY"]');
}

function codeBox(title, samples) {
  const code = el("code", {}, coloured(samples[0].text));
  let shown = samples[0];
  const button = el("button", { type: "button", class: "copy", onclick: () => copy(shown.text, button) }, "Copy");
  const tabs = samples.map((sample) =>
    el("button", { type: "button", class: "tab", "aria-pressed": String(sample === shown), onclick: (event) => {
      shown = sample;
      code.replaceChildren(...coloured(sample.text));
      for (const tab of event.target.parentNode.querySelectorAll(".tab")) tab.setAttribute("aria-pressed", String(tab === event.target));
    } }, sample.name),
  );
  const head = el("header", {}, el("span", {}, samples.length > 1 ? tabs : title), button);
  return el("div", { class: "code" }, head, el("pre", { tabindex: "0" }, code));
}

function fieldRow(schemas, { name, depth, required, schema, description }) {
  const limits = schemas.limitsOf(schema);
  return el("div", { class: `field depth-${depth}` },
    el("div", { class: "what" }, el("code", { class: "field-name" }, name), el("span", { class: "type" }, schemas.typeOf(schema)), required && el("span", { class: "required" }, "required")),
    (description || limits) && el("p", {}, prose(description), description && limits ? " · " : "", limits && el("span", { class: "limits" }, limits)),
  );
}

function parameters(schemas, operation, where, title) {
  const found = (operation.parameters ?? []).filter((each) => each.in === where);
  if (!found.length) return [];
  return [el("h4", {}, title), ...found.map((each) => fieldRow(schemas, { ...each, depth: 0 }))];
}

function bodyFields(schemas, operation) {
  const [media, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (!content) return [];
  return [el("h4", {}, "Body ", el("span", { class: "type" }, media)), ...schemas.rows(content.schema).map((row) => fieldRow(schemas, row))];
}

function answers(operation) {
  const rows = Object.entries(operation.responses).map(([status, answer]) =>
    el("div", { class: "answer" }, el("span", { class: `status s${status[0]}` }, status), el("span", {}, prose(answer.description))),
  );
  return el("details", {}, el("summary", {}, `Answers `, el("span", { class: "type" }, Object.keys(operation.responses).join(" "))), ...rows);
}

function operationView(spec, schemas, operation) {
  const request = requestOf(spec, schemas, operation);
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const answered = Object.values(good?.[1]?.content ?? {})[0];
  const boxes = [codeBox("", [{ name: "curl", text: curlOf(request, operation.method) }, { name: "Python", text: pythonOf(request, operation.method) }])];
  if (answered) boxes.push(codeBox(`Answer ${good[0]}`, [{ text: JSON.stringify(answered.example ?? schemas.example(answered.schema), null, 2) }]));
  const path = operation.path.split(/(\{\w+\})/).map((part) => (part.startsWith("{") ? el("em", {}, part) : part));
  return el("section", { class: "operation", id: operation.operationId },
    el("div", { class: "told" },
      el("h3", {}, el("a", { href: `#${operation.operationId}` }, operation.summary)),
      el("p", { class: "route" }, el("span", { class: `method ${operation.method}` }, operation.method), el("code", {}, path)),
      operation.description && operation.description.replace(/\.$/, "") !== operation.summary && el("p", {}, prose(operation.description)),
      parameters(schemas, operation, "path", "Path"), parameters(schemas, operation, "query", "Query"),
      bodyFields(schemas, operation), parameters(schemas, operation, "header", "Headers"), answers(operation),
    ),
    el("div", { class: "shown" }, boxes),
  );
}

// ---- the page

function draw(spec) {
  const schemas = new Schemas(spec);
  const groups = grouped(operationsOf(spec));
  const head = el("header", { class: "title" },
    el("h1", {}, spec.info.title, el("span", { class: "version" }, spec.info.version)),
    el("p", { class: "lead" }, prose(spec.info.description)),
    el("p", {}, "Every request carries a key: ", el("code", {}, "Authorization: Bearer $PARLEY_KEY"), ". The base address is ", el("code", {}, spec.servers[0].url), "."),
  );
  const main = [head];
  const index = [];
  for (const [tag, operations] of groups) {
    main.push(el("section", { class: "group" }, el("h2", { id: `tag-${slug(tag)}` }, tag), operations.map((each) => operationView(spec, schemas, each))));
    index.push(el("div", { class: "part" }, el("h2", {}, el("a", { href: `#tag-${slug(tag)}` }, tag)), el("ul", {}, operations.map(entry))));
  }
  byId("main").replaceChildren(...main);
  byId("index").replaceChildren(...index, el("p", { class: "quiet none", hidden: true }, "Nothing has that name."));
  document.title = `${spec.info.title} · Reference`;
  watch();
  filter();
  if (location.hash) byId(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ behavior: "instant" });
}

function entry(operation) {
  const words = `${operation.summary} ${operation.method} ${operation.path} ${operation.operationId}`.toLowerCase();
  return el("li", { "data-words": words }, el("a", { href: `#${operation.operationId}` }, el("span", { class: `method ${operation.method}` }, operation.method === "delete" ? "del" : operation.method), el("span", {}, operation.summary.split(/[,;:]/)[0])));
}

function grouped(operations) {
  const groups = new Map();
  for (const each of operations) groups.set(each.tag, [...(groups.get(each.tag) ?? []), each]);
  return groups;
}

const slug = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

function filter() {
  const wanted = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  let any = false;
  for (const part of byId("index").querySelectorAll(".part")) {
    const tag = part.querySelector("h2").textContent.toLowerCase();
    let shown = 0;
    for (const item of part.querySelectorAll("li")) {
      item.hidden = !wanted.every((word) => `${tag} ${item.dataset.words}`.includes(word));
      shown += item.hidden ? 0 : 1;
    }
    part.hidden = !shown;
    any ||= shown > 0;
  }
  byId("index").querySelector(".none")?.toggleAttribute("hidden", any);
}

let watcher;
function watch() {
  watcher?.disconnect();
  const links = new Map([...byId("index").querySelectorAll("li a")].map((link) => [link.hash.slice(1), link]));
  watcher = new IntersectionObserver((entries) => {
    for (const each of entries) {
      if (!each.isIntersecting) continue;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = links.get(each.target.id);
      link?.setAttribute("aria-current", "location");
      link?.scrollIntoView({ block: "nearest" });
    }
  }, { rootMargin: "-10% 0px -80% 0px" });
  for (const section of document.querySelectorAll(".operation")) watcher.observe(section);
}

// ---- choices that stay

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  localStorage.setItem("parley-theme", theme ?? "");
}

function otherTheme() {
  const dark = document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  setTheme(dark === "dark" ? "light" : "dark");
}

async function load(door) {
  const spec = await (await fetch(`/openapi/${door}.json`)).json();
  draw(spec);
}

async function start() {
  setTheme(localStorage.getItem("parley-theme") || undefined);
  byId("theme").addEventListener("click", otherTheme);
  byId("search").addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName)) {
      event.preventDefault();
      byId("search").focus();
    }
  });
  const doors = await (await fetch("/docs/doors.json")).json();
  const chosen = byId("door");
  chosen.append(...doors.map((door) => el("option", { value: door.name }, door.title)));
  chosen.addEventListener("change", () => {
    history.replaceState(null, "", `?door=${chosen.value}`);
    load(chosen.value);
  });
  byId("doors").hidden = doors.length < 2;
  // A link may name the door: `/docs?door=featurebase#create_ticket`.
  const wanted = new URLSearchParams(location.search).get("door");
  chosen.value = doors.some((door) => door.name === wanted) ? wanted : doors[0].name;
  await load(chosen.value);
}

start().catch(() => {
  byId("main").replaceChildren(el("p", { class: "quiet" }, "The reference could not be loaded. Is the server still running? Try again in a moment."));
});
