"""The SQL of whole conversations: many tickets in one statement, and what is sent or emptied of a message."""

from collections.abc import Sequence

from parley.core.tickets.model import Message, Ticket
from parley.core.tickets.store.messages import COLUMNS, message_from_row
from parley.core.work import Work
from parley.kit.db import Connection
from parley.kit.text.searchable import searchable

# Each ticket by itself, so that the index of its messages is walked from the newest and no further than wanted.
CONVERSATIONS = f"""
select {COLUMNS}
from unnest($2::bigint[]) as wanted (number)
join tickets t on t.workspace_id = $1 and t.number = wanted.number and t.deleted_at is null
cross join lateral (
    (select o.* from messages o
     where $4 and o.workspace_id = $1 and o.ticket_number = wanted.number and o.kind = 'opening')
    union all
    (select x.* from messages x
     where x.workspace_id = $1 and x.ticket_number = wanted.number and x.kind <> 'opening'
       and ($5 or x.kind = 'reply') and ($6 or not x.draft)
     order by x.created_at desc, x.id desc limit $3::bigint)
) m
order by m.ticket_number, m.kind <> 'opening', m.created_at, m.id
"""
SEND = f"""
update messages m set draft = false, created_at = $3, tsv = search_vector($1, '', $4)
where m.workspace_id = $1 and m.id = $2
returning {COLUMNS}
"""
# The opening goes on being found by its ticket's subject.
REDACT = f"""
update messages m set raw = '', html = '', body_text = '', redacted_at = $3,
    tsv = case when m.kind = 'opening' then search_vector($1, $4, '') else ''::tsvector end
where m.workspace_id = $1 and m.id = $2
returning {COLUMNS}
"""
DROP_FILES = """
delete from files f
where f.workspace_id = $1
  and (f.message_id = $2 or ($4 and f.ticket_number = $3 and f.message_id is null and f.field_id is null))
"""


async def fetch_many(
    connection: Connection,
    *,
    workspace: int,
    tickets: Sequence[int],
    internal: bool,
    drafts: bool,
    opening: bool,
    most: int | None,
) -> list[Message]:
    """Fetch the conversations of tickets that are not deleted, each oldest first behind its opening."""
    rows = await connection.fetch(
        CONVERSATIONS, workspace, list(dict.fromkeys(tickets)), most, opening, internal, drafts
    )
    return [message_from_row(row) for row in rows]


async def send(work: Work, message: Message) -> Message:
    """Make a draft a message of now, which is found by its words."""
    row = await work.connection.fetchrow(SEND, work.workspace, message.id, work.now, searchable(message.text))
    return message_from_row(row)


async def redact(work: Work, message: Message, ticket: Ticket) -> Message:
    """Leave nothing of what a message of the locked ticket said, and none of its files' rows."""
    row = await work.connection.fetchrow(REDACT, work.workspace, message.id, work.now, searchable(ticket.subject))
    await work.connection.execute(DROP_FILES, work.workspace, message.id, ticket.number, message.is_opening)
    return message_from_row(row)
