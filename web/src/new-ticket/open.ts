/** Ask for the dialog of a new ticket, from any page: `openNewTicket({ customer })`. */
import type { Chosen } from "@/pickers";

export const OPEN_NEW_TICKET = "parley:new-ticket";

export interface NewTicketWish {
  readonly customer?: Chosen;
}

export function openNewTicket(wish: NewTicketWish = {}): void {
  dispatchEvent(new CustomEvent(OPEN_NEW_TICKET, { detail: wish }));
}
