/** What is typed into the dialog, and the ticket that it asks for. */
import type { Chosen } from "@/pickers";
import type { Body } from "@/wire";

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
};

/** Whoever was typed and is not known: an address if it looks like one, else a name. */
export function stranger(text: string): Pick<NewTicket, "customer" | "email" | "name"> {
  const isAddress = text.includes("@");
  return { customer: null, email: isAddress ? text : "", name: isAddress ? "" : text };
}

/** The body of POST /tickets. */
export function ticketBody(form: NewTicket): Body<"POST /tickets"> {
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
  };
}
