"""Undo a merge: what came from a ticket goes back to it, and it is what it was."""

import msgspec

from parley.core.operations import CannotUndo, Merge
from parley.core.tickets.actions.undoing.left import Left, both, strayed
from parley.core.tickets.actions.undoing.restoring import restore
from parley.core.tickets.actions.updating import record_changes
from parley.core.tickets.events import TicketUnmerged
from parley.core.tickets.model import Ticket
from parley.core.tickets.store import followers, returning, writing
from parley.core.tickets.store.returning import Going
from parley.core.tickets.store.writing import Locked
from parley.core.work import Work


async def undo_merge(work: Work, done: Merge, locked: dict[int, Locked]) -> list[Left]:
    """The ticket is open again with its conversation; the other has lost the tags, cc and followers it got from it.

    Raises CannotUndo where one of them is deleted, or the other was itself merged away.
    """
    source, target = both(locked, done.source, done.into)
    if target.merged_into is not None:
        raise CannotUndo(f"Ticket #{done.into} was merged into #{target.merged_into} since: undo that first")
    if source.merged_into != done.into:
        raise CannotUndo(f"Ticket #{done.source} is no longer merged into #{done.into}")
    going = Going(done.messages, done.parents, done.lines, done.opening, done.files)
    back = await returning.give_back(work, source=done.source, into=done.into, going=going)
    await writing.mark_merged(work, done.source, None)
    await returning.drop_tags(work, done.into, done.tags)
    await followers.remove(work, done.into, done.followers)
    now = {each.ticket.number: each.ticket for each in await writing.lock(work, [done.source, done.into])}
    await _ungather(work, target.ticket, now[done.into], done)
    told = [message for message in back if message not in await returning.find_drafts(work, back)]
    work.record(TicketUnmerged(id=done.source, ticket=done.source, into=done.into, messages=told))
    left = await _revive(work, now[done.source], done)
    return [*strayed(done.into, done.messages, back), *left]


async def _ungather(work: Work, before: Ticket, now: Ticket, done: Merge) -> None:
    cc = [address for address in now.cc if address not in done.cc]
    new = await writing.write(work, msgspec.structs.replace(now, cc=cc))
    record_changes(work, before, new)


async def _revive(work: Work, source: Ticket, done: Merge) -> list[Left]:
    """The description is found by the subject of today; a ticket whose description went elsewhere has an empty one."""
    await returning.make_opening(work, source)
    await writing.write_opening(work, source, None)
    new, left = await restore(work, source, done.closed)
    if new.version == source.version:
        await writing.write(work, new)
    return [Left(done.source, what) for what in left]
