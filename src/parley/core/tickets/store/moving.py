"""The SQL of messages that go to another ticket, with their files."""

from collections.abc import Sequence

import msgspec

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
select id, kind, draft from old order by id
"""
# A message answers one of its own ticket, or none.
PART = """
update messages m set parent_id = null
from messages p
where m.workspace_id = $1 and m.ticket_number = any($2::bigint[]) and m.parent_id is not null
  and p.workspace_id = $1 and p.id = m.parent_id and p.ticket_number <> m.ticket_number
returning m.id, p.id as parent
"""


class Moved(msgspec.Struct, frozen=True):
    """What went: the messages, which of them everybody sees, the opening among them with its files, and the ties
    between a message and the one it answers that were cut.
    """

    messages: list[int]
    told: list[int]
    opening: int | None
    files: list[int]
    parents: list[tuple[int, int]]


async def move_all(work: Work, *, source: int, into: int) -> Moved:
    """Move a ticket's messages to another, its opening as a reply."""
    rows = await work.connection.fetch(MOVE_ALL, work.workspace, source, into)
    opening = next((row["id"] for row in rows if row["kind"] == "opening"), None)
    return Moved(
        messages=[row["id"] for row in rows],
        told=[row["id"] for row in rows if not row["draft"]],
        opening=opening,
        files=await _files_of(work, opening),
        parents=await _part(work, source, into),
    )


async def move(work: Work, *, source: int, into: int, ids: Sequence[int]) -> list[tuple[int, int]]:
    """Move chosen messages, with their files, to another ticket; return the ties that were cut."""
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
    return await _part(work, source, into)


async def _files_of(work: Work, message: int | None) -> list[int]:
    rows = await work.connection.fetch(
        "select id from files where workspace_id = $1 and message_id = $2 order by id", work.workspace, message
    )
    return [row["id"] for row in rows]


async def _part(work: Work, source: int, into: int) -> list[tuple[int, int]]:
    rows = await work.connection.fetch(PART, work.workspace, [source, into])
    return [(row["id"], row["parent"]) for row in rows]
