"""The SQL of messages."""

import datetime as dt
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
    " m.delivery, m.created_at, m.draft, m.parent_id, m.redacted_at is not null as redacted"
)
LISTING = Listing(columns=COLUMNS, table="messages m")
ALIVE = (
    "exists (select from tickets t where t.workspace_id = m.workspace_id"
    " and t.number = m.ticket_number and t.deleted_at is null)"
)
# A draft has no words to be found by, not even its workspace's, which a query without another word would find.
INSERT = f"""
insert into messages as m (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                           format, policy, tsv, created_at, draft, parent_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
        case when $14 then ''::tsvector else search_vector($1, '', $12) end, $13, $14, $15)
returning {COLUMNS}
"""


def shown(*, drafts: bool, opening: bool = False) -> str:
    """Write the condition of what a reader sees of a conversation."""
    kinds = "true" if opening else "m.kind <> 'opening'"
    return f"{kinds} and {'true' if drafts else 'not m.draft'} and {ALIVE}"


async def insert(
    work: Work,
    *,
    ticket: int,
    kind: MessageKind,
    author: Author,
    body: Body,
    draft: bool = False,
    parent: int | None = None,
    at: dt.datetime | None = None,
) -> Message:
    """Add a message; `at` is when it was said, now where it is not given."""
    row = await work.connection.fetchrow(
        INSERT, work.workspace, ticket, kind, author.kind, author.id, author.name, body.raw, body.html, body.text,
        body.format, body.policy, searchable(body.text), at or work.now, draft, parent,
    )  # fmt: skip
    return message_from_row(row)


async def find(
    connection: Connection, *, workspace: int, message: int, drafts: bool = False, opening: bool = False
) -> Message | None:
    """Find a message of a ticket that is not deleted; a draft or the opening only where asked for."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.id = $2"
        f" and {shown(drafts=drafts, opening=opening)}",
        workspace, message,
    )  # fmt: skip
    return message_from_row(row) if row else None


async def find_ticket(work: Work, message: int) -> int | None:
    """Find the number of the ticket that a message is of."""
    return await work.connection.fetchval(
        "select ticket_number from messages where workspace_id = $1 and id = $2", work.workspace, message
    )


async def get_opening(work: Work, ticket: int) -> Message:
    """Return the opening message of a ticket that is known to exist."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.ticket_number = $2 and m.kind = 'opening'",
        work.workspace, ticket,
    )  # fmt: skip
    return message_from_row(row)


async def fetch(connection: Connection, search: Search, *, drafts: bool) -> Found[Message]:
    """Page through the conversation."""
    search.where(shown(drafts=drafts))
    return await LISTING.fetch(connection, search, message_from_row)


async def fetch_chosen(connection: Connection, *, workspace: int, ticket: int, ids: Sequence[int]) -> list[Message]:
    """Fetch those of the messages that belong to the ticket's conversation, oldest first."""
    rows = await connection.fetch(
        f"select {COLUMNS} from messages m where m.workspace_id = $1 and m.ticket_number = $2"
        " and m.id = any($3::bigint[]) and m.kind <> 'opening' and not m.draft order by m.created_at, m.id",
        workspace, ticket, ids,
    )  # fmt: skip
    return [message_from_row(row) for row in rows]


def message_from_row(row: Record | None) -> Message:
    """Make a message of a row."""
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
        draft=row["draft"],
        parent_id=row["parent_id"],
        redacted=row["redacted"],
    )
