/** A new ticket from anywhere: the command `c`, the button in the sidebar, and whoever calls `openNewTicket`. */
export { NewTicketButton } from "./button";
export { NewTicketCommand } from "./command";
export { openNewTicket } from "./open";
