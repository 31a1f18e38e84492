/** Entries of the sidebar; apart from the pages' own texts, for they are loaded with the first page. */
import { catalogue } from "@/texts";

export const customersTitle = catalogue({ en: { title: "Customers" }, de: { title: "Kunden" } });
export const companiesTitle = catalogue({ en: { title: "Companies" }, de: { title: "Firmen" } });
