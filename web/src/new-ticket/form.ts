/** What is typed into the dialog, and the ticket that it asks for. */
import type { Values } from "@/fields";
import type { Chosen } from "@/pickers";
import type { Body, CategoryWire, FieldWire } from "@/wire";

export interface NewTicket {
  readonly customer: Chosen | null;
  /** Somebody who is not known yet; null while a known customer is being chosen. */
  readonly email: string | null;
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly inbox: string;
  readonly priority: NonNullable<Body<"POST /tickets">["priority"]>;
  readonly assignee: Chosen | null;
  readonly category: string;
  /** Values of custom fields, also of those that are no longer asked for since another category was chosen. */
  readonly fields: Values;
}

export const BLANK: NewTicket = {
  customer: null,
  email: null,
  name: "",
  subject: "",
  text: "",
  inbox: "",
  priority: "medium",
  assignee: null,
  category: "",
  fields: {},
};

/** The custom fields without which no ticket of this category is made: those that no category names, then its own. */
export function owed(
  fields: readonly FieldWire[],
  categories: readonly Pick<CategoryWire, "id" | "field_ids">[],
  category: string,
): readonly FieldWire[] {
  const named = new Set(categories.flatMap((each) => each.field_ids));
  const own = categories.find((each) => each.id === category)?.field_ids ?? [];
  const general = fields.filter((each) => !named.has(each.id));
  const theirs = own.flatMap((id) => fields.filter((each) => each.id === id));
  return [...general, ...theirs].filter((each) => each.required);
}

/** The values to send; a box that was left alone says no, as it shows. */
function valuesOf(asked: readonly FieldWire[], values: Values): Record<string, unknown> {
  const given = asked.map(
    ({ key, type }) => [key, values[key] ?? (type === "checkbox" ? false : null)] as const,
  );
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

/** Whoever was typed and is not known: an address if it looks like one, else a name. */
export function stranger(text: string): Pick<NewTicket, "customer" | "email" | "name"> {
  const isAddress = text.includes("@");
  return { customer: null, email: isAddress ? text : "", name: isAddress ? "" : text };
}

/** The body of POST /tickets. */
export function ticketBody(form: NewTicket, asked: readonly FieldWire[]): Body<"POST /tickets"> {
  const custom_fields = valuesOf(asked, form.fields);
  const whose = form.customer
    ? { customer_id: form.customer.id }
    : {
        customer_email: form.email?.trim() ?? "",
        ...(form.name.trim() ? { customer_name: form.name.trim() } : {}),
      };
  return {
    ...whose,
    subject: form.subject.trim(),
    description: form.text,
    format: "text",
    priority: form.priority,
    ...(form.inbox ? { inbox_id: form.inbox } : {}),
    ...(form.assignee ? { assignee_id: form.assignee.id } : {}),
    ...(form.category ? { category_id: form.category } : {}),
    ...(Object.keys(custom_fields).length > 0 ? { custom_fields } : {}),
  };
}
