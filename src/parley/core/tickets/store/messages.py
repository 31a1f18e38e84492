"""The SQL of messages."""

from collections.abc import Sequence

from parley.core.actor import ActorKind
from parley.core.tickets.model import Author, Message, MessageKind
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search
from parley.kit.text.html import Body, clean_again
from parley.kit.text.searchable import searchable

COLUMNS = (
    "m.id, m.ticket_number, m.kind, m.author_kind, m.author_id, m.author_name, m.html, m.body_text, m.policy,"
    " m.delivery, m.created_at"
)
LISTING = Listing(columns=COLUMNS, table="messages m")
SHOWN = (
    "m.kind <> 'opening' and exists (select from tickets t where t.workspace_id = m.workspace_id"
    " and t.number = m.ticket_number and t.deleted_at is null)"
)


async def insert(work: Work, *, ticket: int, kind: MessageKind, author: Author, body: Body) -> Message:
    """Add a message."""
    row = await work.connection.fetchrow(
        "insert into messages as m (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html,"
        " body_text, format, policy, tsv, created_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, search_vector($1, '', $12), $13)"
        f" returning {COLUMNS}",
        work.workspace, ticket, kind, author.kind, author.id, author.name, body.raw, body.html, body.text,
        body.format, body.policy, searchable(body.text), work.now,
    )  # fmt: skip
    return _message(row)


async def find(connection: Connection, *, workspace: int, message: int) -> Message | None:
    """Find a message of the conversation of a ticket that is not deleted."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.id = $2 and {SHOWN}", workspace, message
    )
    return _message(row) if row else None


async def get_opening(work: Work, ticket: int) -> Message:
    """Return the opening message of a ticket that is known to exist."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.ticket_number = $2 and m.kind = 'opening'",
        work.workspace, ticket,
    )  # fmt: skip
    return _message(row)


async def fetch(connection: Connection, search: Search) -> Found[Message]:
    """Page through the conversation."""
    search.where(SHOWN)
    return await LISTING.fetch(connection, search, _message)


async def fetch_chosen(connection: Connection, *, workspace: int, ticket: int, ids: Sequence[int]) -> list[Message]:
    """Fetch those of the messages that belong to the ticket's conversation, oldest first."""
    rows = await connection.fetch(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.ticket_number = $2"
        " and m.id = any($3::bigint[]) and m.kind <> 'opening' order by m.created_at, m.id",
        workspace, ticket, ids,
    )  # fmt: skip
    return [_message(row) for row in rows]


async def move_all(work: Work, *, source: int, into: int) -> list[int]:
    """Move a ticket's messages to another, its opening as a reply; return their ids."""
    rows = await work.connection.fetch(
        "update messages set ticket_number = $3, kind = case kind when 'opening' then 'reply' else kind end"
        " where workspace_id = $1 and ticket_number = $2 and kind <> 'system'"
        " and (kind <> 'opening' or body_text <> '') returning id",
        work.workspace, source, into,
    )  # fmt: skip
    await _move_files(work, source=source, into=into, messages=[row["id"] for row in rows])
    return sorted(row["id"] for row in rows)


async def move(work: Work, *, source: int, into: int, ids: Sequence[int]) -> None:
    """Move chosen messages, with their files, to another ticket."""
    await work.connection.execute(
        "update messages set ticket_number = $3 where workspace_id = $1"
        " and ticket_number = $2 and id = any($4::bigint[])",
        work.workspace, source, into, ids,
    )  # fmt: skip
    await _move_files(work, source=source, into=into, messages=ids)


async def _move_files(work: Work, *, source: int, into: int, messages: Sequence[int]) -> None:
    await work.connection.execute(
        "update files set ticket_number = $3 where workspace_id = $1 and ticket_number = $2"
        " and message_id = any($4::bigint[])",
        work.workspace, source, into, messages,
    )  # fmt: skip


def _message(row: Record | None) -> Message:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Message(
        id=row["id"],
        ticket=row["ticket_number"],
        kind=MessageKind(row["kind"]),
        author=Author(ActorKind(row["author_kind"]), row["author_id"], row["author_name"]),
        html=clean_again(row["html"], row["policy"]),
        text=row["body_text"],
        delivery=row["delivery"],
        created_at=row["created_at"],
    )
