"""The SQL of messages that go to another ticket, with their files."""

from collections.abc import Sequence

from parley.core.work import Work

# The files of an opening are its ticket's; where it becomes a reply they become the reply's.
MOVE_ALL = """
with old as (
    select id, kind, draft from messages
    where workspace_id = $1 and ticket_number = $2 and kind <> 'system' and (kind <> 'opening' or body_text <> '')
    for update
), moved as (
    update messages m set ticket_number = $3, kind = case m.kind when 'opening' then 'reply' else m.kind end
    from old where m.workspace_id = $1 and m.id = old.id
), files as (
    update files f set ticket_number = $3, message_id = old.id
    from old where f.workspace_id = $1 and f.ticket_number = $2
    and (f.message_id = old.id or (old.kind = 'opening' and f.message_id is null and f.field_id is null))
)
select id from old where not draft order by id
"""
# A message answers one of its own ticket, or none.
PART = """
update messages m set parent_id = null
from messages p
where m.workspace_id = $1 and m.ticket_number = any($2::bigint[]) and m.parent_id is not null
  and p.workspace_id = $1 and p.id = m.parent_id and p.ticket_number <> m.ticket_number
"""


async def move_all(work: Work, *, source: int, into: int) -> list[int]:
    """Move a ticket's messages to another, its opening as a reply; return the ids of those that are no drafts."""
    rows = await work.connection.fetch(MOVE_ALL, work.workspace, source, into)
    await work.connection.execute(PART, work.workspace, [source, into])
    return [row["id"] for row in rows]


async def move(work: Work, *, source: int, into: int, ids: Sequence[int]) -> None:
    """Move chosen messages, with their files, to another ticket."""
    await work.connection.execute(
        "update messages set ticket_number = $3 where workspace_id = $1"
        " and ticket_number = $2 and id = any($4::bigint[])",
        work.workspace, source, into, ids,
    )  # fmt: skip
    await work.connection.execute(
        "update files set ticket_number = $3 where workspace_id = $1 and ticket_number = $2"
        " and message_id = any($4::bigint[])",
        work.workspace, source, into, ids,
    )  # fmt: skip
    await work.connection.execute(PART, work.workspace, [source, into])
