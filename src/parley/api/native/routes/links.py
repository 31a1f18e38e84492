"""A ticket's links to other tickets and to issues elsewhere."""

from typing import Any

from msgspec import UNSET

from parley.api.native.ids import spell_id, ticket_in_body, ticket_in_path
from parley.api.native.schemas.links import LinkCreate, LinksWire, LinkWire
from parley.api.toolbox.decoding import check_storable
from parley.api.toolbox.routes import Routes
from parley.core import links
from parley.core.errors import Invalid
from parley.core.links import ExternalLink, LinkedAlready, LinkNotFound, TicketLink, TicketLinks
from parley.core.tickets import TicketNotFound
from parley.core.work import Work
from parley.kit.clock import print_time
from parley.kit.ids import parse_id

ROUTES = Routes("Links")


def _ticket(link: TicketLink) -> LinkWire:
    role: Any = link.role
    return LinkWire(
        spell_id("link", link.id), print_time(link.created_at), spell_id("tkt", link.ticket), link.subject, role
    )


def _external(link: ExternalLink) -> LinkWire:
    kind: Any = link.type
    return LinkWire(
        id=spell_id("xlink", link.id),
        created_at=print_time(link.created_at),
        type=kind,
        key=link.key,
        url=link.url,
        title=link.title,
        details=link.details,
    )


def _shown(found: TicketLinks) -> LinksWire:
    return LinksWire([*map(_ticket, found.tickets), *map(_external, found.external)])


@ROUTES.get("/tickets/{ticket_id}/links", raises=[TicketNotFound])
async def list_links(work: Work, ticket_id: str) -> LinksWire:
    """List a ticket's links: to other tickets first, then to issues elsewhere, each oldest first."""
    return _shown(await links.list_links(work, number=ticket_in_path(ticket_id)))


@ROUTES.post(
    "/tickets/{ticket_id}/links",
    raises=[TicketNotFound, LinkedAlready],
    example={"ticket_id": "tkt_124", "role": "customer"},
)
async def create_link(work: Work, ticket_id: str, body: LinkCreate) -> LinksWire:
    """Link a ticket to another ticket, or to an issue elsewhere; all its links are returned."""
    number = ticket_in_path(ticket_id)
    if (body.ticket_id is UNSET) == (body.type is UNSET):
        raise Invalid.at("", "Name either ticket_id or type")
    if body.ticket_id is not UNSET:
        other = ticket_in_body(body.ticket_id, "ticket_id")
        return _shown(await links.link_ticket(work, number=number, other=other, role=body.role))
    if body.key is UNSET or body.type is UNSET:
        raise Invalid.at("key", "Required")
    check_storable(body.details, "details")
    return _shown(
        await links.link_external(
            work, number=number, kind=body.type, key=body.key, url=body.url, title=body.title, details=body.details
        )
    )


@ROUTES.delete("/tickets/{ticket_id}/links/{link_id}", raises=[TicketNotFound, LinkNotFound])
async def delete_link(work: Work, ticket_id: str, link_id: str) -> None:
    """Remove a link, from either side."""
    number = ticket_in_path(ticket_id)
    related, external = parse_id("link", link_id), parse_id("xlink", link_id)
    if related is None and external is None:
        raise LinkNotFound
    await links.unlink(work, number=number, link=related or external or 0, kind="ticket" if related else "external")
