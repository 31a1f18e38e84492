// Draws src/wire/native.gen.ts from the native door's OpenAPI document: types only, so nothing of it is shipped.
// `npm run wire` asks the checkout's own Python; `node tools/wire.mjs FILE` reads a saved document.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const TARGET = new URL("../src/wire/native.gen.ts", import.meta.url);
const PREFIX = "/api/v1";
const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

function read() {
  const file = process.argv[2];
  if (file) return readFileSync(file, "utf8");
  const python = fileURLToPath(new URL(".venv/bin/python", ROOT));
  const options = { cwd: ROOT, encoding: "utf8", maxBuffer: 64 << 20 };
  return execFileSync(python, ["-m", "parley", "openapi"], options);
}

const quoted = (name) => (PLAIN_NAME.test(name) ? name : JSON.stringify(name));
const nameOf = (ref) => ref.split("/").at(-1).replaceAll(/\W/g, "_");
const bracketed = (text) => (text.includes(" | ") || text.includes(" & ") ? `(${text})` : text);

function type(schema) {
  if (!schema || Object.keys(schema).length === 0 || schema === true) return "unknown";
  if (schema.$ref) return nameOf(schema.$ref);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return [...new Set(several.map(type))].join(" | ");
  if (schema.allOf) return schema.allOf.map((each) => bracketed(type(each))).join(" & ");
  const kinds = Array.isArray(schema.type) ? schema.type : [schema.type];
  return [...new Set(kinds.map((kind) => plain(kind, schema)))].join(" | ");
}

function plain(kind, schema) {
  if (kind === "array") return `${bracketed(type(schema.items))}[]`;
  if (kind === "integer" || kind === "number") return "number";
  if (kind === "string" || kind === "boolean" || kind === "null") return kind;
  if (kind === "object" || schema.properties) return object(schema);
  return "unknown";
}

function object(schema) {
  if (schema.properties) return fields(schema.properties, schema.required ?? []);
  const values = schema.additionalProperties;
  return values === false ? "Record<string, never>" : `Record<string, ${type(values)}>`;
}

function fields(properties, required) {
  const lines = Object.entries(properties).map(([name, schema]) => {
    const note = schema.description ? `/** ${schema.description.replaceAll("*/", "* /")} */ ` : "";
    return `${note}${quoted(name)}${required.includes(name) ? "" : "?"}: ${type(schema)}`;
  });
  return lines.length ? `{ ${lines.join("; ")} }` : "Record<string, never>";
}

function parameters(operation, place) {
  const found = (operation.parameters ?? []).filter((each) => each.in === place);
  const required = found.filter((each) => each.required).map((each) => each.name);
  return fields(Object.fromEntries(found.map((each) => [each.name, each.schema])), required);
}

function answer(operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const kinds = good.map(([, each]) => type(each.content?.["application/json"]?.schema));
  return (
    [...new Set(kinds.map((kind) => (kind === "unknown" ? "undefined" : kind)))].join(" | ") || "undefined"
  );
}

function operation(each) {
  const body = each.requestBody?.content?.["application/json"]?.schema;
  const isForm = each.requestBody?.content?.["multipart/form-data"] !== undefined;
  const parts = [`path: ${parameters(each, "path")}`, `query: ${parameters(each, "query")}`];
  parts.push(`body: ${body ? type(body) : isForm ? "FormData" : "undefined"}`, `answer: ${answer(each)}`);
  return `{ ${parts.join("; ")} }`;
}

const document = JSON.parse(read());
const lines = [
  "// Drawn by tools/wire.mjs from the native door's OpenAPI document; never edited, never committed.",
  "",
];
for (const [name, schema] of Object.entries(document.components.schemas).sort()) {
  lines.push(`export type ${nameOf(name)} = ${type(schema)};`);
}
lines.push("", "export interface Native {");
for (const [path, item] of Object.entries(document.paths)) {
  for (const [method, each] of Object.entries(item)) {
    lines.push(`  "${method.toUpperCase()} ${path.slice(PREFIX.length)}": ${operation(each)};`);
  }
}
const text = `${[...lines, "}"].join("\n")}\n`;
if (!existsSync(TARGET) || readFileSync(TARGET, "utf8") !== text) writeFileSync(TARGET, text);
