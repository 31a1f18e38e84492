"""Erase a customer. It is a ticket's matter too, so it lives above both."""

from parley.core import operations
from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.people.customers import CustomerErased, CustomerNotFound
from parley.core.tickets.store import erasing as store
from parley.core.work import Work


async def erase_customer(work: Work, *, customer: int, expected: int | None = None) -> list[str]:
    """Nothing says who the customer is, or what it wrote, asked, was answered and sent; its tickets remain, empty.

    Emptied are its tickets with their messages, files and events, its messages elsewhere, copies to its addresses, what
    would undo operations on them, refused lines of imports that name it, the files of all exports, and the workspace's
    saved answers. Returns the keys of the files whose bytes the
    caller has dropped after the commit. Raises CustomerNotFound, VersionMismatch, Forbidden.
    """
    require(work, Permission.MANAGE)
    # Tickets before their customer: whoever gives a ticket another customer locks in this order too.
    await store.lock_tickets(work, customer)
    held = await store.lock_customer(work, customer)
    if held is None:
        raise CustomerNotFound
    check_version(held.version, expected)
    emptied = await store.empty(work, customer, held.addresses)
    await operations.forget_operations(work, tickets=emptied.tickets, addresses=held.addresses)
    work.record(CustomerErased(id=customer, tickets=len(emptied.tickets)))
    return emptied.keys
