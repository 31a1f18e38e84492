/** A customer as typed, and what to send of it. */
import type { Chosen } from "@/pickers";
import type { Body, CustomerWire } from "@/wire";
import { joined, orNull, parted } from "./lines";

export interface CustomerTyped {
  readonly name: string;
  readonly email: string;
  readonly emails: string;
  readonly phone: string;
  /** A company with an empty id is one to find or make by its name. */
  readonly company: Chosen | null;
  readonly external_id: string;
  readonly slack_id: string;
  readonly custom_fields: Readonly<Record<string, unknown>>;
}

export const NO_CUSTOMER: CustomerTyped = {
  name: "",
  email: "",
  emails: "",
  phone: "",
  company: null,
  external_id: "",
  slack_id: "",
  custom_fields: {},
};

export function typedOf(customer: CustomerWire): CustomerTyped {
  return {
    name: customer.name ?? "",
    email: customer.email ?? "",
    emails: joined(customer.emails),
    phone: customer.phone ?? "",
    company: customer.company_id
      ? { id: customer.company_id, name: customer.company ?? customer.company_id }
      : null,
    external_id: customer.external_id ?? "",
    slack_id: customer.slack_id ?? "",
    custom_fields: customer.custom_fields,
  };
}

/** The fields to send: those that were changed, custom fields only where they differ from `before`. */
export function customerBody(
  changed: Partial<CustomerTyped>,
  before: Readonly<Record<string, unknown>> = {},
): Body<"PATCH /customers/{customer_id}"> {
  const body: Body<"PATCH /customers/{customer_id}"> = {};
  for (const name of ["name", "email", "phone", "external_id", "slack_id"] as const) {
    const text = changed[name];
    if (text !== undefined) body[name] = orNull(text);
  }
  if (changed.emails !== undefined) body.emails = parted(changed.emails);
  if (changed.company !== undefined) Object.assign(body, companyOf(changed.company));
  if (changed.custom_fields) body.custom_fields = changedValues(changed.custom_fields, before);
  return body;
}

function companyOf(company: Chosen | null): { company_id: string | null } | { company: string } {
  if (company && !company.id) return { company: company.name };
  return { company_id: company?.id ?? null };
}

/** Only the values that differ: the others may have been changed by somebody else. */
export function changedValues(
  values: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const differs = ([key, value]: [string, unknown]) =>
    JSON.stringify(value ?? null) !== JSON.stringify(before[key] ?? null);
  return Object.fromEntries(Object.entries(values).filter(differs));
}
