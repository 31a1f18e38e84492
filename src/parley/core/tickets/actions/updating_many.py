"""Change many tickets at once: a few statements for all of them."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.tickets.actions.many import check_named, find_named
from parley.core.tickets.actions.snoozing import record_sleep
from parley.core.tickets.actions.updating import changed_ticket, people_of, record_changes
from parley.core.tickets.errors import TicketNotFound
from parley.core.tickets.model import CustomerRef, Description, Ticket, TicketChanges
from parley.core.tickets.setup import Setup, setup_of
from parley.core.tickets.store import many_people, writing, writing_many
from parley.core.tickets.store.many_people import Known
from parley.core.work import Work
from parley.kit.text.html import Body


class Change(msgspec.Struct, frozen=True):
    """What is to change of one ticket, under the version that the caller saw."""

    number: int
    changes: TicketChanges
    expected: int | None = None


class Pair(msgspec.Struct, frozen=True):
    """A ticket before and after, with its tags and its description where these are given."""

    old: Ticket
    new: Ticket
    changes: TicketChanges


Updated = Pair | ParleyError


async def update_tickets(work: Work, given: Sequence[Change]) -> list[Updated]:
    """Every change without fault holds, as `update_ticket` would have made it; for every other its error is returned.

    Of each that holds, the ticket before and after is returned. Needs a transaction. Each ticket may be named once;
    changes that bring files are not for here. Raises Forbidden.
    """
    require(work, Permission.WRITE)
    locked = {each.ticket.number: each.ticket for each in await writing.lock(work, [each.number for each in given])}
    setup = await setup_of(work, at_least=max((ticket.setup for ticket in locked.values()), default=0))
    known = await find_named(work, (people_of(each.changes) for each in given))
    pairs: dict[int, Pair] = {}
    refused: dict[int, ParleyError] = {}
    for each in given:
        try:
            old = locked.get(each.number)
            pairs[each.number] = await _changed(work, setup, known, old, each)
        except ParleyError as error:
            refused[each.number] = error
    written = await write_pairs(work, pairs)
    return [refused.get(each.number) or written[each.number] for each in given]


async def _changed(work: Work, setup: Setup, known: Known, old: Ticket | None, each: Change) -> Pair:
    if old is None:
        raise TicketNotFound
    check_version(old.version, each.expected)
    faults: list[Fault] = []
    check_named(known, people_of(each.changes), faults)
    new, _ = await changed_ticket(work, setup, old, each.changes, faults)
    if faults:
        raise Invalid(faults)
    return Pair(old, with_people(known, new, each.changes), each.changes)


def with_people(known: Known, ticket: Ticket, changes: TicketChanges) -> Ticket:
    """Return the ticket with the assignee and the customer that are given; both were found to exist."""
    if changes.assignee_id is not UNSET:
        agent = known.agents[changes.assignee_id] if changes.assignee_id else None
        ticket = msgspec.structs.replace(ticket, assignee=agent)
    if changes.customer_id is not UNSET and changes.customer_id != ticket.customer.id:
        asker = known.customers[changes.customer_id]
        customer = CustomerRef(asker.id, asker.email, asker.name, asker.avatar_url)
        ticket = msgspec.structs.replace(ticket, customer=customer)
    return ticket


async def write_pairs(work: Work, pairs: dict[int, Pair]) -> dict[int, Pair]:
    """Write locked tickets that were changed, and tell of it; return each as it was and as it was written."""
    pairs = await _tagged(work, pairs)
    different = [pair for pair in pairs.values() if pair.new != pair.old or pair.changes.description is not UNSET]
    await writing_many.write_openings(work, [_opening(pair) for pair in different if _reads_otherwise(pair)])
    await writing_many.write(work, [pair.new for pair in different])
    written = {number: Pair(pair.old, pair.old, pair.changes) for number, pair in pairs.items()}
    for pair in different:
        new = msgspec.structs.replace(pair.new, version=pair.old.version + 1, updated_at=work.now)
        if pair.changes.description is not UNSET:
            body = pair.changes.description
            new = msgspec.structs.replace(new, description=Description(body.html, body.text))
        written[new.number] = Pair(pair.old, new, pair.changes)
        record_changes(work, pair.old, new)
        record_sleep(work, pair.old, new)
    return written


def _reads_otherwise(pair: Pair) -> bool:
    return pair.changes.description is not UNSET or pair.new.subject != pair.old.subject


def _opening(pair: Pair) -> tuple[Ticket, Body | None]:
    return pair.new, None if pair.changes.description is UNSET else pair.changes.description


async def _tagged(work: Work, pairs: dict[int, Pair]) -> dict[int, Pair]:
    """Give the tickets whose tags are named these tags."""
    named = {number: pair for number, pair in pairs.items() if pair.changes.tags is not UNSET}
    met = await many_people.meet_tags(work, list({name for pair in named.values() for name in pair.new.tags}))
    tags = {number: sorted({met[name] for name in pair.new.tags}) for number, pair in named.items()}
    await writing_many.write_tags(
        work, {number: [tag for tag, _ in own] for number, own in tags.items()},
        {number: pair.old for number, pair in named.items()},
    )  # fmt: skip
    return pairs | {
        number: Pair(pair.old, msgspec.structs.replace(pair.new, tags=[name for _, name in tags[number]]), pair.changes)
        for number, pair in named.items()
    }
