"""Send a draft."""

from parley.core.access import Permission, require
from parley.core.tickets.actions.holding import hold_message
from parley.core.tickets.actions.replying import move_on
from parley.core.tickets.errors import NotADraft
from parley.core.tickets.events import MessageAdded
from parley.core.tickets.model import Message
from parley.core.tickets.store import conversations
from parley.core.work import Work


async def send_draft(work: Work, *, message: int) -> Message:
    """The draft is a reply of now, and the ticket follows it as it follows any reply.

    Raises MessageNotFound, NotADraft for what was sent already or redacted, Forbidden.
    """
    require(work, Permission.WRITE)
    draft, locked = await hold_message(work, message)
    if not draft.draft or draft.redacted:
        raise NotADraft
    sent = await conversations.send(work, draft)
    author = sent.author
    work.record(
        MessageAdded(id=sent.id, ticket=sent.ticket, kind=sent.kind, author_kind=author.kind, author_id=author.id)
    )
    await move_on(work, locked, sent)
    return sent
