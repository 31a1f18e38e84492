"""Change many tickets that are locked, in one statement for each thing that is kept apart."""

from collections.abc import Mapping, Sequence

from parley.core.tickets.model import Ticket
from parley.core.work import Work
from parley.kit.text.html import Body
from parley.kit.text.searchable import searchable

WRITE = """
update tickets t
set subject = x.subject, status_id = x.status_id, priority = x.priority, open = x.open, customer_id = x.customer_id,
    assignee_id = x.assignee_id, team_id = x.team_id, company_id = x.company_id, inbox_id = x.inbox_id,
    category_id = x.category_id, sentiment = x.sentiment, source_name = x.source_name, cc = x.cc,
    custom_fields = x.custom_fields, metadata = x.metadata, resolved_at = x.resolved_at,
    first_resolved_at = x.first_resolved_at, snoozed_until = x.snoozed_until, version = t.version + 1, updated_at = $3
from jsonb_to_recordset($2) as x (
    number bigint, subject text, status_id bigint, priority smallint, open boolean, customer_id bigint,
    assignee_id bigint, team_id bigint, company_id bigint, inbox_id bigint, category_id bigint, sentiment text,
    source_name text, cc text[], custom_fields jsonb, metadata jsonb, resolved_at timestamptz,
    first_resolved_at timestamptz, snoozed_until timestamptz)
where t.workspace_id = $1 and t.number = x.number
"""
TAG = """
with wanted as (
    select x.number, x.created_at, t.id from jsonb_to_recordset($2) as x (
        number bigint, created_at timestamptz, tag_ids bigint[]) cross join lateral unnest(x.tag_ids) as t (id)
), gone as (
    delete from ticket_tags x where x.workspace_id = $1 and x.ticket_number = any($3::bigint[])
    and not exists (select from wanted w where w.number = x.ticket_number and w.id = x.tag_id)
)
insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
select $1, number, id, created_at from wanted on conflict do nothing
"""
# The words it is found by are its subject's and its description's; the text itself is written only where it is new.
OPENING = """
update messages m
set tsv = search_vector($1, x.words, x.body_words), raw = coalesce(x.raw, m.raw), html = coalesce(x.html, m.html),
    body_text = coalesce(x.body_text, m.body_text), format = coalesce(x.format, m.format),
    policy = coalesce(x.policy, m.policy)
from jsonb_to_recordset($2) as x (
    number bigint, words text, body_words text, raw text, html text, body_text text, format text, policy smallint)
where m.workspace_id = $1 and m.ticket_number = x.number and m.kind = 'opening'
"""
PLAIN = (
    "number", "subject", "priority", "open", "company_id", "team_id", "inbox_id", "category_id", "sentiment",
    "source_name", "cc", "custom_fields", "metadata", "resolved_at", "first_resolved_at", "snoozed_until",
)  # fmt: skip


async def write(work: Work, tickets: Sequence[Ticket]) -> None:
    """Write every column of the tickets, but the first response, as their next versions; tags are written apart."""
    rows = [
        {name: getattr(ticket, name) for name in PLAIN}
        | {
            "status_id": ticket.status.id,
            "customer_id": ticket.customer.id,
            "assignee_id": ticket.assignee.id if ticket.assignee else None,
        }
        for ticket in tickets
    ]
    if rows:
        await work.connection.execute(WRITE, work.workspace, rows, work.now)


async def write_tags(work: Work, tags: Mapping[int, Sequence[int]], tickets: Mapping[int, Ticket]) -> None:
    """Make these the tags of the tickets, by number and id."""
    rows = [
        {"number": number, "created_at": tickets[number].created_at, "tag_ids": list(ids)}
        for number, ids in tags.items()
    ]
    if rows:
        await work.connection.execute(TAG, work.workspace, rows, list(tags))


async def write_openings(work: Work, openings: Sequence[tuple[Ticket, Body | None]]) -> None:
    """Keep the opening messages in step with the subjects they are found by, and with new descriptions where given."""
    rows = [
        {
            "number": ticket.number,
            "words": searchable(ticket.subject),
            "body_words": searchable(body.text if body else (ticket.description.text if ticket.description else "")),
        }
        | ({} if body is None else _text(body))
        for ticket, body in openings
    ]
    if rows:
        await work.connection.execute(OPENING, work.workspace, rows)


def _text(body: Body) -> dict[str, str | int]:
    return {"raw": body.raw, "html": body.html, "body_text": body.text, "format": body.format, "policy": body.policy}
