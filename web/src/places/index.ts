/** Where things stand below /app: the one place that knows, for pages do not know each other. */

/** The ticket, and the message in it when one is meant. */
export const ticketPlace = (id: string, message?: string | null): string =>
  message ? `/tickets/${id}#${message}` : `/tickets/${id}`;
export const customerPlace = (id: string): string => `/customers/${id}`;
export const companyPlace = (id: string): string => `/companies/${id}`;
export const articlePlace = (id: string): string => `/articles/${id}`;
