"""Link and unlink."""

from collections.abc import Sequence
from typing import Any, Literal

from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid
from parley.core.links import store
from parley.core.links.events import TicketLinked, TicketUnlinked
from parley.core.links.model import ROLES, LinkedAlready, LinkNotFound, TicketLinks, faults_of
from parley.core.work import Work
from parley.kit.db import refuses_duplicate

MOST = 200


async def link_ticket(work: Work, *, number: int, other: int, role: str) -> TicketLinks:
    """The other ticket is linked to this one in its role. Raises TicketNotFound, Invalid, LinkedAlready, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number, other)
    if role not in ROLES:
        raise Invalid.at("role", f"Must be one of {', '.join(ROLES)}")
    if await store.is_linked(work, number, other):
        raise LinkedAlready
    link = await store.insert_related(work, number=number, other=other, role=role)
    work.record(TicketLinked(id=number, ticket=number, link_id=link, to=f"ticket {other}"))
    return await list_links(work, number=number)


async def link_external(
    work: Work, *, number: int, kind: str, key: str, url: str | None, title: str | None, details: dict[str, Any]
) -> TicketLinks:
    """The issue elsewhere is linked to the ticket. Raises TicketNotFound, Invalid, LinkedAlready, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    faults = faults_of(kind, key=key, url=url, title=title, details=details)
    if faults:
        raise Invalid(faults)
    rest = {"url": url, "title": title, "details": details}
    with refuses_duplicate({"external_links_workspace_id_ticket_number_type_key_key": LinkedAlready}):
        link = await store.insert_external(work, number=number, kind=kind, key=key, rest=rest)
    work.record(TicketLinked(id=number, ticket=number, link_id=link, to=f"{kind} {key}"))
    found = await list_links(work, number=number)
    if len(found.external) > MOST:
        raise Invalid([Fault("key", f"A ticket has {MOST} links at most")])
    return found


async def unlink(work: Work, *, number: int, link: int, kind: Literal["ticket", "external"]) -> None:
    """The link is gone. Raises TicketNotFound, LinkNotFound, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    if kind == "ticket":
        other = await store.delete_related(work, number=number, link=link)
        was = other and f"ticket {other}"
    else:
        was = await store.delete_external(work, number=number, link=link)
    if not was:
        raise LinkNotFound
    work.record(TicketUnlinked(id=number, ticket=number, link_id=link, to=was))


async def list_links(work: Work, *, number: int) -> TicketLinks:
    """List the ticket's links. Raises TicketNotFound."""
    await tickets.check_present(work, number=number)
    return (await links_of(work, [number]))[number]


async def links_of(work: Work, numbers: Sequence[int]) -> dict[int, TicketLinks]:
    """Return the links of many tickets by number, in two statements; a ticket without has none."""
    if not numbers:
        return {}
    related = await store.fetch_related(work, numbers)
    external = await store.fetch_external(work, numbers)
    return {number: TicketLinks(related.get(number, []), external.get(number, [])) for number in numbers}
