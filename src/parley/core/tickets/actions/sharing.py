"""Give a ticket a public page, take it away, and open one by its address."""

import msgspec

from parley.core.access import Permission, require
from parley.core.actor import Actor, ActorKind, Role
from parley.core.change import check_version
from parley.core.errors import Forbidden, NotFound
from parley.core.tickets.actions.locking import lock_ticket
from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.events import TicketShared, TicketUnshared
from parley.core.tickets.model import Ticket
from parley.core.tickets.public_pages import PageAddress, new_page, opens_page
from parley.core.tickets.store import sharing as store
from parley.core.tickets.store import writing
from parley.core.work import Work
from parley.kit.crypto import Secret
from parley.kit.db import Database


class Page(msgspec.Struct, frozen=True):
    """A public page that was opened: whoever holds its address acts as the ticket's customer, on this ticket alone."""

    actor: Actor
    number: int
    replies: bool


class PageNotFound(NotFound):
    """The ticket has no public page."""

    def __init__(self) -> None:
        super().__init__("Public page")


class PageIsForReading(Forbidden):
    """One may not reply on this page, or not as this customer."""

    code = "page_is_for_reading"

    def __init__(self) -> None:
        super().__init__("This page is for reading only")


async def share_ticket(work: Work, *, number: int, replies: bool = True) -> Ticket:
    """The ticket has a public page, the one it had if it had one. Raises TicketNotFound, Forbidden."""
    require(work, Permission.WRITE)
    old = (await lock_ticket(work, number)).ticket
    page = new_page() if old.public_page is None else old.public_page
    new = msgspec.structs.replace(old, public_page=page, public_replies=replies)
    if new == old:
        return old
    await store.set_page(work, number, page, replies=replies)
    new = await writing.write(work, new)
    work.record(TicketShared(id=number, ticket=number, replies=replies))
    return new


async def unshare_ticket(work: Work, *, number: int, expected: int | None = None) -> None:
    """The ticket has no public page, and none will ever have the address of that.

    Raises TicketNotFound, PageNotFound, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    old = (await lock_ticket(work, number)).ticket
    check_version(old.version, expected)
    if old.public_page is None:
        raise PageNotFound
    await store.set_page(work, number, None, replies=old.public_replies)
    await writing.write(work, msgspec.structs.replace(old, public_page=None))
    work.record(TicketUnshared(id=number, ticket=number))


async def open_page(database: Database, secret: Secret, address: PageAddress) -> Page:
    """Return the page at an address. Raises TicketNotFound for one that was never given out, and one taken away."""
    async with database.system() as connection:
        workspace = await store.find_workspace(connection, address.slug)
    if workspace is None:
        raise TicketNotFound
    async with database.tenant(workspace) as connection:
        found = await store.find_page(connection, workspace=workspace, number=address.number)
    if found is None or not opens_page(secret, address, workspace=workspace, page=found.page):
        raise TicketNotFound
    actor = Actor(workspace, ActorKind.CUSTOMER, found.customer, found.name, Role.READ)
    return Page(actor, address.number, found.replies and not found.blocked)
