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
RELATED = """
select l.id, o.number as ticket, o.subject, l.role, l.created_at
from ticket_links l join tickets o on o.workspace_id = l.workspace_id and o.number = l.other_number
where l.workspace_id = t.workspace_id and l.ticket_number = t.number and o.deleted_at is null
union all
select l.id, o.number, o.subject, coalesce(c.type, 'customer'), l.created_at
from ticket_links l join tickets o on o.workspace_id = l.workspace_id and o.number = l.ticket_number
left join categories c on c.workspace_id = o.workspace_id and c.id = o.category_id
where l.workspace_id = t.workspace_id and l.other_number = t.number and o.deleted_at is null
"""
MESSAGE = """
to_jsonb(x) - 'raw' - 'tsv' || jsonb_build_object(
    'ticket', x.ticket_number, 'text', x.body_text, 'redacted', x.redacted_at is not null,
    'author', jsonb_build_object('kind', x.author_kind, 'id', x.author_id, 'name', x.author_name))
"""
FILE = """
to_jsonb(x) || jsonb_build_object(
    'ticket', x.ticket_number, 'message', x.message_id, 'field', x.field_id, 'sha256', encode(x.sha256, 'base64'))
"""
SQL: dict[Part, str] = {
    Part.RELATED: f"(select jsonb_agg(to_jsonb(x) order by x.created_at, x.id) from ({RELATED}) x)",
    Part.EXTERNAL: f"(select jsonb_agg(to_jsonb(x) order by x.created_at, x.id) from external_links x where {HERE})",
    Part.THREADS: f"(select jsonb_object_agg(x.kind, to_jsonb(x)) from ticket_threads x where {HERE})",
    Part.CHANNEL: (
        "(select to_jsonb(h) from ticket_threads x join channels h on h.workspace_id = x.workspace_id"
        f" and h.external_id = x.channel_id where {HERE} and x.kind = 'request')"
    ),
    Part.SURVEY: (f"(select to_jsonb(x) || jsonb_build_object('ticket', x.ticket_number) from surveys x where {HERE})"),
    Part.COUNTS: (
        "(select jsonb_build_array(count(*) filter (where x.kind = 'reply' and not x.draft),"
        " count(*) filter (where x.draft), max(x.created_at) filter (where not x.draft))"
        f" from messages x where {HERE})"
    ),
    Part.FILES: f"(select jsonb_agg({FILE} order by x.id) from files x where {HERE})",
    Part.MESSAGES: (
        f"(select jsonb_agg({MESSAGE} order by x.kind <> 'opening', x.created_at, x.id)"
        f" from messages x where {HERE} and not x.draft)"
    ),
    Part.DRAFTS: (
        f"(select jsonb_agg({MESSAGE} order by x.created_at, x.id) from messages x where {HERE} and x.draft)"
    ),
}
Row = Record


@cache
def _columns(parts: tuple[Part, ...]) -> str:
    return ", ".join([COLUMNS, OPENING_COLUMNS, *(f"{SQL[part]} as part_{part.value}" for part in parts)])


@cache
def _one(parts: tuple[Part, ...]) -> str:
    return (
        f"select {_columns(parts)} from tickets t {JOINS} {OPENING_JOIN}"
        " where t.workspace_id = $1 and t.number = $2 and t.deleted_at is null"
    )


@cache
def _listing(parts: tuple[Part, ...]) -> Listing:
    return Listing(columns=_columns(parts), table="tickets t", joins=f"{JOINS} {OPENING_JOIN}", row="number")


async def find(work: Work, number: int, parts: tuple[Part, ...]) -> Row | None:
    """Find a ticket's row with these parts, unless it was deleted."""
    return await work.connection.fetchrow(_one(parts), work.workspace, number)


async def fetch(work: Work, search: Search, parts: tuple[Part, ...]) -> Found[Row]:
    """Page through the rows of the tickets that are not deleted."""
    search.where("t.deleted_at is null")
    return await _listing(parts).fetch(work.connection, search, lambda row: row)
