"""Redact a message."""

from parley.core.access import Permission, require
from parley.core.tickets.actions.holding import hold_message
from parley.core.tickets.events import MessageRedacted
from parley.core.tickets.model import Message
from parley.core.tickets.store import conversations, writing
from parley.core.work import Work


async def redact_message(work: Work, *, message: int) -> Message:
    """Nothing is left of what the message said, nor of its files; that somebody wrote it then, and the event, remain.

    A description and a draft may be redacted too. The bytes of the files go with the sweep of files without a row. A
    message that is redacted already stays so. Raises MessageNotFound, Forbidden.
    """
    require(work, Permission.WRITE)
    old, locked = await hold_message(work, message)
    if old.redacted:
        return old
    new = await conversations.redact(work, old, locked.ticket)
    if not new.draft:
        await writing.write(work, locked.ticket)
    author = new.author
    work.record(
        MessageRedacted(id=new.id, ticket=new.ticket, kind=new.kind, author_kind=author.kind, author_id=author.id)
    )
    return new
