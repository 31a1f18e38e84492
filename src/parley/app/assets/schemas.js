// From JSON Schema to what a person reads: rows of fields, and examples.

const DEPTH = 6;

export class Schemas {
  constructor(document) {
    this.known = document.components?.schemas ?? {};
  }

  resolve(schema) {
    let seen = schema ?? {};
    for (let step = 0; seen.$ref && step < 10; step++) seen = { ...this.known[seen.$ref.split("/").pop()], ...without(seen, "$ref") };
    if (seen.allOf?.length === 1) return this.resolve({ ...seen.allOf[0], ...without(seen, "allOf") });
    return seen;
  }

  arms(schema) {
    const all = this.resolve(schema);
    return (all.anyOf ?? all.oneOf ?? [all]).map((arm) => this.resolve(arm));
  }

  // The one arm that matters: nullable and optional things have two.
  main(schema) {
    const arms = this.arms(schema).filter((arm) => arm.type !== "null");
    return arms.find((arm) => arm.properties) ?? arms[0] ?? {};
  }

  typeOf(schema) {
    const names = this.arms(schema).map((arm) => this.#one(arm));
    return [...new Set(names)].join(" or ");
  }

  #one(arm) {
    if (arm.type === "array") return `list of ${this.typeOf(arm.items)}`;
    if (arm.enum) return arm.enum.length > 8 ? "word" : arm.enum.map((each) => JSON.stringify(each)).join(" | ");
    if (arm.const !== undefined) return JSON.stringify(arm.const);
    if (arm.format) return arm.format;
    return Array.isArray(arm.type) ? arm.type.join(" or ") : (arm.type ?? "anything");
  }

  limitsOf(schema) {
    const seen = this.main(schema);
    const said = [];
    if (seen.minLength !== undefined || seen.maxLength !== undefined) said.push(`${range(seen.minLength, seen.maxLength)} characters`);
    if (seen.minimum !== undefined || seen.maximum !== undefined) said.push(range(seen.minimum, seen.maximum));
    if (seen.minItems !== undefined || seen.maxItems !== undefined) said.push(`${range(seen.minItems, seen.maxItems)} items`);
    const value = this.resolve(schema).default;
    if (value !== undefined && value !== null && value !== "") said.push(`default ${JSON.stringify(value)}`);
    return said.join(", ");
  }

  // The fields of an object, inner ones included, each with its depth.
  rows(schema, depth = 0) {
    const seen = this.main(schema);
    const inner = seen.type === "array" ? this.main(seen.items) : seen;
    if (!inner.properties || depth >= 3) return [];
    const required = new Set(inner.required ?? []);
    return Object.entries(inner.properties).flatMap(([name, field]) => [
      { name, depth, required: required.has(name), schema: field, description: this.resolve(field).description ?? "" },
      ...this.rows(field, depth + 1),
    ]);
  }

  example(schema, name = "", depth = 0) {
    const whole = this.resolve(schema);
    const given = whole.example ?? whole.examples?.[0];
    if (given !== undefined) return given;
    const seen = this.main(schema);
    if (seen.example !== undefined || seen.examples) return seen.example ?? seen.examples[0];
    if (seen.const !== undefined) return seen.const;
    if (seen.enum) return seen.enum[0];
    if (seen.type === "array") return depth >= DEPTH ? [] : [this.example(seen.items, singular(name), depth + 1)];
    if (seen.properties && depth < DEPTH) {
      return Object.fromEntries(Object.entries(seen.properties).map(([key, field]) => [key, this.example(field, key, depth + 1)]));
    }
    return plain(seen, name);
  }
}

function plain(schema, name) {
  const kind = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (kind === "integer" || kind === "number") return Math.max(schema.minimum ?? 1, 1);
  if (kind === "boolean") return false;
  if (kind === "object") return {};
  if (kind !== "string") return null;
  if (schema.format === "date-time" || /_at$|_until$/.test(name)) return "2025-01-15T10:30:00.000000Z";
  if (schema.format === "date") return "2025-01-15";
  if (/email/.test(name)) return "jane@example.com";
  if (/url$/.test(name)) return "https://example.com/";
  if (/color/.test(name)) return "#0f766e";
  if (name === "id") return "123";
  return name.replaceAll("_", " ") || "text";
}

const singular = (name) => name.replace(/s$/, "");
const without = (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));

function range(least, most) {
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  return least !== undefined ? `${least} or more` : `up to ${most}`;
}
