/** Customers and companies: their lists, and one of them. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskRoute } from "@/app/roots";
import { wireQuery } from "@/wire";

export interface CustomersState {
  readonly q?: string;
  readonly company?: string;
  readonly blocked?: true;
}
export interface CompaniesState {
  readonly q?: string;
}

/** A word of the address as text, cut to what the server takes. */
function word(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";
}

const customersRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "customers",
  component: lazyRouteComponent(() => import("./customers"), "CustomersPage"),
  validateSearch: (given: Record<string, unknown>): CustomersState => {
    const [q, company] = [word(given["q"]), word(given["company"])];
    const blocked = given["blocked"] === true || given["blocked"] === "true";
    return {
      ...(q ? { q } : {}),
      ...(company ? { company } : {}),
      ...(blocked ? { blocked: true as const } : {}),
    };
  },
});

const customerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "customers/$customerId",
  component: lazyRouteComponent(() => import("./customer"), "CustomerPage"),
  loader: ({ context, params }) =>
    context.client.prefetchQuery(
      wireQuery("GET /customers/{customer_id}", { path: { customer_id: params.customerId } }),
    ),
});

const companiesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "companies",
  component: lazyRouteComponent(() => import("./companies"), "CompaniesPage"),
  validateSearch: (given: Record<string, unknown>): CompaniesState => {
    const q = word(given["q"]);
    return q ? { q } : {};
  },
});

const companyRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: "companies/$companyId",
  component: lazyRouteComponent(() => import("./company"), "CompanyPage"),
  loader: ({ context, params }) =>
    context.client.prefetchQuery(
      wireQuery("GET /companies/{company_id}", { path: { company_id: params.companyId } }),
    ),
});

export const peopleRoutes = [customersRoute, customerRoute, companiesRoute, companyRoute] as const;
export { companiesRoute, companyRoute, customerRoute, customersRoute };
