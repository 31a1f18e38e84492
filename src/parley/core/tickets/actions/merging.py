"""Make two tickets one, or one two."""

from collections.abc import Sequence

import msgspec

from parley.core import operations
from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Fault, Invalid
from parley.core.operations import Changed, Kind, Merge, Operation, Split
from parley.core.tickets.actions.locking import lock_ticket, lock_two
from parley.core.tickets.actions.opening import open_ticket
from parley.core.tickets.actions.replying import write_message
from parley.core.tickets.actions.updating import record_changes
from parley.core.tickets.errors import CannotMerge
from parley.core.tickets.events import TicketMerged, TicketSplit
from parley.core.tickets.model import MessageKind, NewTicket, State, Ticket
from parley.core.tickets.properties import difference
from parley.core.tickets.setup import setup_of
from parley.core.tickets.store import followers, messages, moving, reading, writing
from parley.core.tickets.store.moving import Moved
from parley.core.work import Work
from parley.kit.text.html import body_from


class Rearranged(msgspec.Struct, frozen=True):
    """The ticket that holds what was moved, and the operation by which it can be undone."""

    ticket: Ticket
    operation: Operation


async def merge_ticket(work: Work, *, number: int, into: int, expected: int | None = None) -> Rearranged:
    """The ticket's conversation, tags, cc and followers are the other's; it is closed, and says where they went.

    Returns the ticket that holds both, and how to undo it. Raises TicketNotFound, Invalid for an unknown target,
    CannotMerge with itself or into a ticket that was merged away, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    if number == into:
        raise CannotMerge("A ticket cannot be merged into itself")
    source, target = await lock_two(work, number, into)
    check_version(source.ticket.version, expected)
    if target is None:
        raise Invalid.at("into", "Unknown ticket")
    if source.merged_into is not None or target.merged_into is not None:
        raise CannotMerge("One of these tickets was merged into another already")
    setup = await setup_of(work, at_least=source.ticket.setup)
    moved = await moving.move_all(work, source=number, into=into)
    await writing.mark_merged(work, number, into)
    lines = [
        await _say(work, number, f"Merged into #{into}"),
        await _say(work, into, f"#{number} was merged into this ticket"),
    ]
    closed = writing.with_status(source.ticket, setup.first_with(State.CLOSED, State.SOLVED), work.now)
    await writing.write(work, closed)
    work.record(TicketMerged(id=number, ticket=number, into=into, messages=moved.told))
    record_changes(work, source.ticket, closed)
    return await _gather(work, source.ticket, target.ticket, moved, lines, difference(source.ticket, closed))


async def split_ticket(
    work: Work, *, number: int, message_ids: Sequence[int], subject: str | None = None, expected: int | None = None
) -> Rearranged:
    """The chosen messages are a ticket of their own, of the same customer; both say so, and it can be undone.

    It takes over the values of the fields that every ticket has, but for files, and is not refused for lack of one.
    Raises TicketNotFound, Invalid for messages that are not of this ticket's conversation, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    old = (await lock_ticket(work, number)).ticket
    check_version(old.version, expected)
    chosen = await messages.fetch_chosen(work.connection, workspace=work.workspace, ticket=number, ids=message_ids)
    known = {message.id for message in chosen}
    faults = [
        Fault(f"message_ids.{place}", "Not a conversation of this ticket")
        for place, id_ in enumerate(message_ids)
        if id_ not in known
    ]
    if faults or not chosen:
        raise Invalid(faults or [Fault("message_ids", "Name at least one conversation")])
    new = await open_ticket(
        work,
        NewTicket(
            subject=subject or old.subject,
            customer_id=old.customer.id,
            team_id=old.team_id,
            inbox_id=old.inbox_id,
            category_id=None,
            priority=old.priority,
            tags=old.tags,
            source="split",
        ),
        inherited=old.custom_fields,
    )
    parents = await moving.move(work, source=number, into=new.number, ids=sorted(known))
    lines = [
        await _say(work, number, f"{len(known)} message(s) were split off as #{new.number}"),
        await _say(work, new.number, f"Split off from #{number}"),
    ]
    await writing.write(work, old)
    work.record(TicketSplit(id=number, ticket=number, into=new.number, messages=sorted(known)))
    done = Split(source=number, into=new.number, messages=sorted(known), parents=parents, lines=lines)
    return Rearranged(new, await operations.record(work, Kind.SPLIT, done))


async def _gather(
    work: Work, source: Ticket, target: Ticket, moved: Moved, lines: list[int], closed: Changed
) -> Rearranged:
    tags = await writing.write_tags(work, target, [*target.tags, *source.tags])
    cc = list(dict.fromkeys([*target.cc, *source.cc]))
    followed = await followers.add_from(work, source=source.number, into=target.number)
    new = msgspec.structs.replace(target, tags=tags, cc=cc)
    written = await writing.write(work, new)
    record_changes(work, target, new)
    done = Merge(
        source=source.number,
        into=target.number,
        messages=moved.messages,
        opening=moved.opening,
        files=moved.files,
        parents=moved.parents,
        lines=lines,
        tags=await _tags(work, [name for name in tags if name not in target.tags]),
        cc=[address for address in cc if address not in target.cc],
        followers=followed,
        closed=closed,
    )
    return Rearranged(written, await operations.record(work, Kind.MERGE, done))


async def _tags(work: Work, names: list[str]) -> list[int]:
    return await reading.find_tags(work.connection, workspace=work.workspace, names=names) if names else []


async def _say(work: Work, number: int, text: str) -> int:
    return (await write_message(work, ticket=number, kind=MessageKind.SYSTEM, body=body_from(text, "text"))).id
