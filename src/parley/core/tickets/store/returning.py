"""The SQL of undoing: messages go back to the ticket they came from, and what was added is taken away."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from parley.core.tickets.model import Ticket
from parley.core.tickets.store.moving import PART
from parley.core.work import Work
from parley.kit.text.searchable import searchable

GIVE_BACK = """
with back as (
    update messages m set ticket_number = $3, kind = case when m.id = $5 then 'opening' else m.kind end
    where m.workspace_id = $1 and m.ticket_number = $2 and m.id = any($4::bigint[])
    returning m.id
)
update files f
set ticket_number = $3,
    message_id = case when f.message_id = $5 and f.id = any($6::bigint[]) then null else f.message_id end
from back where f.workspace_id = $1 and f.ticket_number = $2 and f.message_id = back.id
"""
TIE = """
update messages m set parent_id = p.id
from unnest($2::bigint[], $3::bigint[]) as tie (child, parent), messages p
where m.workspace_id = $1 and m.id = tie.child and m.parent_id is null
  and p.workspace_id = $1 and p.id = tie.parent and p.ticket_number = m.ticket_number
"""
LINES = """
delete from messages
where workspace_id = $1 and ticket_number = any($2::bigint[]) and id = any($3::bigint[]) and kind = 'system'
"""
OPENING = """
insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                      format, policy, tsv, created_at)
select $1, $2, 'opening', 'customer', $3, $4, '', '', '', 'text', 0, search_vector($1, $5, ''), $6
where not exists (select from messages where workspace_id = $1 and ticket_number = $2 and kind = 'opening')
"""
# Whatever made the ticket told of it in one transaction; what the desk does by itself is nobody's work.
TOUCHED = """
select distinct e.ticket_number from events e
left join events b on b.workspace_id = $1 and b.ticket_number = e.ticket_number and b.sequence = 1
where e.workspace_id = $1 and e.ticket_number = any($2::bigint[]) and e.actor_kind <> 'system'
  and (b.id is null or (e.epoch, e.xid) <> (b.epoch, b.xid))
"""
# Only what was deleted in that moment: who deleted it again meant it.
BRING_BACK = """
with back as (
    select number from tickets where workspace_id = $1 and number = any($2::bigint[]) and deleted_at = $3
    order by number for update
)
update tickets t set deleted_at = null, version = t.version + 1, updated_at = $4 from back
where t.workspace_id = $1 and t.number = back.number returning t.number
"""


class Going(msgspec.Struct, frozen=True):
    """What goes back: messages, ties between them, the lines of the desk that go away, an opening with its files."""

    messages: list[int]
    parents: list[tuple[int, int]]
    lines: list[int]
    opening: int | None = None
    files: list[int] = []


async def give_back(work: Work, *, source: int, into: int, going: Going) -> list[int]:
    """Move messages that are still where they went to where they came from; return those that are there now."""
    execute = work.connection.execute
    await execute(GIVE_BACK, work.workspace, into, source, going.messages, going.opening, going.files)
    await execute(LINES, work.workspace, [source, into], going.lines)
    await execute(PART, work.workspace, [source, into])
    children, parents = [child for child, _ in going.parents], [parent for _, parent in going.parents]
    await execute(TIE, work.workspace, children, parents)
    rows = await work.connection.fetch(
        "select id from messages where workspace_id = $1 and ticket_number = $2 and id = any($3::bigint[]) order by id",
        work.workspace, source, going.messages,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def find_drafts(work: Work, ids: Sequence[int]) -> set[int]:
    """Return those of the messages that are drafts."""
    rows = await work.connection.fetch(
        "select id from messages where workspace_id = $1 and id = any($2::bigint[]) and draft", work.workspace, ids
    )
    return {row["id"] for row in rows}


async def drop_tags(work: Work, number: int, tags: Sequence[int]) -> None:
    """Take tags from a ticket."""
    await work.connection.execute(
        "delete from ticket_tags where workspace_id = $1 and ticket_number = $2 and tag_id = any($3::bigint[])",
        work.workspace, number, tags,
    )  # fmt: skip


async def make_opening(work: Work, ticket: Ticket) -> None:
    """Give an empty opening to a ticket that has none: it is what its subject is found by."""
    customer = ticket.customer
    await work.connection.execute(
        OPENING, work.workspace, ticket.number, customer.id, customer.name or customer.email or "",
        searchable(ticket.subject), ticket.created_at,
    )  # fmt: skip


async def bring_back(work: Work, numbers: Sequence[int], *, deleted_at: dt.datetime) -> set[int]:
    """Restore those of the tickets that have been deleted since that very moment; return which they are."""
    rows = await work.connection.fetch(BRING_BACK, work.workspace, numbers, deleted_at, work.now)
    return {row["number"] for row in rows}


async def find_touched(work: Work, numbers: Sequence[int]) -> set[int]:
    """Return those of the tickets to which anybody did anything since the transaction that made them."""
    rows = await work.connection.fetch(TOUCHED, work.workspace, numbers)
    return {row["ticket_number"] for row in rows}


async def find_there(work: Work, numbers: Sequence[int]) -> set[int]:
    """Return those of the tickets that exist, deleted or not."""
    rows = await work.connection.fetch(
        "select number from tickets where workspace_id = $1 and number = any($2::bigint[])", work.workspace, numbers
    )
    return {row["number"] for row in rows}
