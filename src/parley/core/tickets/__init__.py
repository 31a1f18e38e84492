"""Tickets."""

from parley.core.errors import NotFound


class TicketNotFound(NotFound):
    def __init__(self) -> None:
        super().__init__("Ticket")
