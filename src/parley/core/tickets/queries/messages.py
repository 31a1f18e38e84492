"""Read messages: one, a page of them, whole conversations, and their files."""

from collections.abc import Sequence

from parley.core.files import File, list_for_openings
from parley.core.tickets.errors import MessageNotFound
from parley.core.tickets.model import Message, MessageKind
from parley.core.tickets.store import conversations
from parley.core.tickets.store import messages as store
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def get_message(work: Work, *, message: int, drafts: bool = False, with_opening: bool = False) -> Message:
    """Return a message of the conversation, a draft or a description only where asked. Raises MessageNotFound."""
    found = await store.find(
        work.connection, workspace=work.workspace, message=message, drafts=drafts, opening=with_opening
    )
    if found is None:
        raise MessageNotFound
    return found


async def list_messages(
    work: Work,
    search: Search,
    *,
    ticket: int | None = None,
    kind: MessageKind | None = None,
    internal: bool | None = None,
    drafts: bool = False,
) -> Found[Message]:
    """Page through the conversation, of one ticket or of all; the descriptions are not in it."""
    if ticket is not None:
        search.where("m.ticket_number = ?", ticket)
    if kind is not None:
        search.where("m.kind = ?", kind)
    if internal is not None:
        search.where(f"m.kind {'=' if internal else '<>'} 'note'")
    return await store.fetch(work.connection, search, drafts=drafts)


async def list_conversation(
    work: Work,
    *,
    tickets: Sequence[int],
    public_only: bool = False,
    drafts: bool = False,
    with_opening: bool = True,
    most: int | None = None,
) -> dict[int, list[Message]]:
    """List the conversations of tickets by their numbers: the opening, then the rest, oldest first.

    With `most` only so many of each ticket, the newest, beside the opening. `public_only` leaves out notes and system
    lines. A ticket without messages, one that is deleted and one that is unknown are missing. One statement.
    """
    found: dict[int, list[Message]] = {}
    for message in await conversations.fetch_many(
        work.connection,
        workspace=work.workspace,
        tickets=tickets,
        internal=not public_only,
        drafts=drafts,
        opening=with_opening,
        most=most,
    ):
        found.setdefault(message.ticket, []).append(message)
    return found


async def attachments_of(work: Work, *, messages: Sequence[int], tickets: Sequence[int] = ()) -> dict[int, list[File]]:
    """List the files of messages, and of the openings of tickets, by the message's id; one statement.

    The values of a ticket's fields of files are not among them. Messages without files are missing.
    """
    return await list_for_openings(work.connection, work.workspace, messages, tickets)
