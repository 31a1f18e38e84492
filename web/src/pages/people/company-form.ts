/** A company as typed, and what to send of it. */
import type { Chosen } from "@/pickers";
import type { Body, CompanyWire } from "@/wire";
import { changedValues } from "./customer-form";
import { joined, orNull, parted } from "./lines";

export interface CompanyTyped {
  readonly name: string;
  readonly domains: string;
  readonly owner: Chosen | null;
  readonly inbox: string;
  readonly external_system: string;
  readonly external_id: string;
  readonly custom_fields: Readonly<Record<string, unknown>>;
}

export const NO_COMPANY: CompanyTyped = {
  name: "",
  domains: "",
  owner: null,
  inbox: "",
  external_system: "",
  external_id: "",
  custom_fields: {},
};

/** `ownerName` is known a moment later than the company; until then the id stands there. */
export function typedCompany(company: CompanyWire, ownerName?: string): CompanyTyped {
  return {
    name: company.name,
    domains: joined(company.domains),
    owner: company.owner_id ? { id: company.owner_id, name: ownerName ?? company.owner_id } : null,
    inbox: company.inbox_id ?? "",
    external_system: company.external_system ?? "",
    external_id: company.external_id ?? "",
    custom_fields: company.custom_fields,
  };
}

/** The fields to send: those that were changed. */
export function companyBody(
  changed: Partial<CompanyTyped>,
  before: Readonly<Record<string, unknown>> = {},
): Body<"PATCH /companies/{company_id}"> {
  const body: Body<"PATCH /companies/{company_id}"> = {};
  if (changed.name !== undefined) body.name = changed.name.trim();
  if (changed.domains !== undefined) body.domains = parted(changed.domains);
  if (changed.owner !== undefined) body.owner_id = changed.owner?.id ?? null;
  if (changed.inbox !== undefined) body.inbox_id = changed.inbox || null;
  if (changed.external_system !== undefined) body.external_system = orNull(changed.external_system);
  if (changed.external_id !== undefined) body.external_id = orNull(changed.external_id);
  if (changed.custom_fields) body.custom_fields = changedValues(changed.custom_fields, before);
  return body;
}
