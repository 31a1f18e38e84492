"""The SQL of dossiers: the ticket as its own room reads it, and beside it each part as one value of JSON.

One statement whatever is asked for: a round trip costs more than all the empty parts of a page together. This is the
one place that reads the tables of several rooms; it writes none, and what the rows mean stays with the rooms' shapes.
"""

from functools import cache

from parley.core.dossiers.model import Part
from parley.core.tickets.store.rows import COLUMNS, JOINS, OPENING_COLUMNS, OPENING_JOIN
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

HERE = "x.workspace_id = t.workspace_id and x.ticket_number = t.number"
# Whether there are any, from either side: few tickets have some, and those are asked for in a second statement.
RELATED = f"""
select 'true' from ticket_links x where {HERE}
union all
select 'true' from ticket_links x where x.workspace_id = t.workspace_id and x.other_number = t.number
"""
MESSAGE = """
json_build_object(
    'id', x.id, 'ticket', x.ticket_number, 'kind', x.kind, 'html', x.html, 'text', x.body_text, 'policy', x.policy,
    'author', json_build_object('kind', x.author_kind, 'id', x.author_id, 'name', x.author_name),
    'delivery', x.delivery, 'created_at', x.created_at, 'draft', x.draft, 'parent_id', x.parent_id,
    'redacted', x.redacted_at is not null)
"""
FILE = """
json_build_object(
    'id', x.id, 'key', x.key, 'name', x.name, 'content_type', x.content_type, 'size', x.size,
    'sha256', encode(x.sha256, 'base64'), 'ticket', x.ticket_number, 'message', x.message_id, 'field', x.field_id,
    'uploader_kind', x.uploader_kind, 'uploader_id', x.uploader_id, 'created_at', x.created_at)
"""
# Each is JSON as text, read once into the room's own shape: a detour by jsonb and dictionaries took half as long again.
SQL: dict[Part, str] = {
    Part.RELATED: f"({RELATED} limit 1)",
    Part.EXTERNAL: (
        f"(select json_agg(row_to_json(x) order by x.created_at, x.id)::text from external_links x where {HERE})"
    ),
    Part.THREADS: f"(select json_object_agg(x.kind, row_to_json(x))::text from ticket_threads x where {HERE})",
    Part.CHANNEL: (
        "(select row_to_json(h)::text from ticket_threads x join channels h on h.workspace_id = x.workspace_id"
        f" and h.external_id = x.channel_id where {HERE} and x.kind = 'request')"
    ),
    Part.SURVEY: (
        "(select json_build_object('ticket', x.ticket_number, 'type', x.type, 'status', x.status, 'value', x.value,"
        " 'max_value', x.max_value, 'comment', x.comment, 'created_at', x.created_at,"
        f" 'received_at', x.received_at)::text from surveys x where {HERE})"
    ),
    Part.COUNTS: (
        "(select json_build_array(count(*) filter (where x.kind = 'reply' and not x.draft),"
        " count(*) filter (where x.draft), max(x.created_at) filter (where not x.draft))::text"
        f" from messages x where {HERE})"
    ),
    Part.FILES: f"(select json_agg({FILE} order by x.id)::text from files x where {HERE})",
    Part.MESSAGES: (
        f"(select json_agg({MESSAGE} order by x.kind <> 'opening', x.created_at, x.id)::text"
        f" from messages x where {HERE} and not x.draft)"
    ),
    Part.DRAFTS: (
        f"(select json_agg({MESSAGE} order by x.created_at, x.id)::text from messages x where {HERE} and x.draft)"
    ),
}
Row = Record


@cache
def _read(parts: tuple[Part, ...]) -> tuple[str, str]:
    """Write what is selected and what is joined; the opening is read once, with the messages where they are wanted."""
    columns, joins = [COLUMNS], JOINS
    if Part.MESSAGES not in parts:
        columns, joins = [COLUMNS, OPENING_COLUMNS], f"{JOINS} {OPENING_JOIN}"
    return ", ".join([*columns, *(f"{SQL[part]} as part_{part.value}" for part in parts)]), joins


@cache
def _one(parts: tuple[Part, ...]) -> str:
    columns, joins = _read(parts)
    return (
        f"select {columns} from tickets t {joins} where t.workspace_id = $1 and t.number = $2 and t.deleted_at is null"
    )


@cache
def _listing(parts: tuple[Part, ...]) -> Listing:
    columns, joins = _read(parts)
    return Listing(columns=columns, table="tickets t", joins=joins, row="number")


async def find(work: Work, number: int, parts: tuple[Part, ...]) -> Row | None:
    """Find a ticket's row with these parts, unless it was deleted."""
    return await work.connection.fetchrow(_one(parts), work.workspace, number)


async def fetch(work: Work, search: Search, parts: tuple[Part, ...]) -> Found[Row]:
    """Page through the rows of the tickets that are not deleted."""
    search.where("t.deleted_at is null")
    return await _listing(parts).fetch(work.connection, search, lambda row: row)
