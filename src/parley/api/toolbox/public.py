"""Where customers see a ticket: on its public page, else at the portal. Agents' pages are not for their eyes."""

from parley.api.toolbox.house import House
from parley.core.tickets import Ticket, spell_page


def page_url(house: House, workspace: int, slug: str, ticket: Ticket) -> str | None:
    """Return the address of a ticket's public page; None where it has none."""
    if ticket.public_page is None:
        return None
    page = spell_page(house.secret, workspace=workspace, slug=slug, number=ticket.number, page=ticket.public_page)
    return f"{house.public_url}/p/{page}"


def customers_url(house: House, workspace: int, slug: str, ticket: Ticket) -> str:
    """Return where the ticket's customer reads it: anybody by its public page, the customer alone at the portal."""
    return page_url(house, workspace, slug, ticket) or f"{house.public_url}/w/{slug}/portal/requests/{ticket.number}"
