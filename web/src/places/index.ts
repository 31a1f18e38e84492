/** Where things stand below /app: the one place that knows, for pages do not know each other. */

/** The number by which people know a ticket: 12 of `tkt_12`. */
export const ticketNumber = (id: string): string => id.replace(/^tkt_/, "");
/** The ticket, and the message in it when one is meant. */
export const ticketPlace = (id: string, message?: string | null): string =>
  `/tickets/${ticketNumber(id)}${message ? `#${message}` : ""}`;
export const customerPlace = (id: string): string => `/customers/${id}`;
export const companyPlace = (id: string): string => `/companies/${id}`;
export const articlePlace = (id: string): string => `/articles/${id}`;
