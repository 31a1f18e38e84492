"""Open many tickets in one statement: tickets, openings, conversations, tags and events from one document."""

from collections.abc import Sequence
from typing import Any

from parley.core.tickets.events import MessageAdded, TicketCreated
from parley.core.work import Work
from parley.kit.db import Contended, refuses_duplicate

# The words stay as they are until the transaction ends; nothing is numbered under words that are no longer the present.
NUMBER = """
with words as (
    select w.workspace_id from workspaces w where w.workspace_id = $1 and w.setup_version = $2 for share
)
select next_ticket_number(words.workspace_id) as number from words, generate_series(1, $3::int)
"""
OPEN = """
with item as materialized (
    select * from jsonb_to_recordset($2) as x (
        number bigint, subject text, status_id bigint, priority smallint, open boolean, customer_id bigint,
        company_id bigint, assignee_id bigint, team_id bigint, inbox_id bigint, category_id bigint, sentiment text,
        source text, source_name text, cc text[], custom_fields jsonb, metadata jsonb, created_at timestamptz,
        updated_at timestamptz, first_response_at timestamptz, resolved_at timestamptz, sequence bigint,
        author_name text, raw text, html text, body_text text, format text, policy smallint, words text,
        body_words text, tag_ids bigint[], facts jsonb)
), said as materialized (
    select * from rows from (jsonb_to_recordset($3) as (
        number bigint, kind text, author_kind text, author_id bigint, author_name text, raw text, html text,
        body_text text, format text, policy smallint, body_words text, created_at timestamptz)) with ordinality
), ticket as (
    insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, company_id, assignee_id,
                         team_id, inbox_id, category_id, sentiment, source, source_name, cc, custom_fields, metadata,
                         event_sequence, created_at, updated_at, first_response_at, resolved_at, first_resolved_at)
    select $1, number, subject, status_id, priority, open, customer_id, company_id, assignee_id, team_id, inbox_id,
           category_id, sentiment, source, source_name, cc, custom_fields, metadata, sequence, created_at, updated_at,
           first_response_at, resolved_at, resolved_at
    from item
), opening as (
    insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                          format, policy, tsv, created_at)
    select $1, number, 'opening', 'customer', customer_id, author_name, raw, html, body_text, format, policy,
           search_vector($1, words, body_words), created_at
    from item
), tagged as (
    insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
    select $1, item.number, t.id, item.created_at from item cross join lateral unnest(item.tag_ids) as t (id)
), conversation as (
    insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                          format, policy, tsv, created_at)
    select $1, number, kind, author_kind, author_id, author_name, raw, html, body_text, format, policy,
           search_vector($1, '', body_words), created_at
    from said order by ordinality
    returning id, ticket_number, kind, author_kind, author_id
), event as (
    select $4::text as type, $5::smallint as version, 'ticket' as subject_kind, number as subject_id,
           number as ticket_number, 1 as sequence, facts as data, jsonb_build_object('subject', subject) as personal
    from item
    union all
    select $6, $7, 'message', id, ticket_number,
           1 + row_number() over (partition by ticket_number order by id),
           jsonb_build_object('kind', kind, 'author_kind', author_kind, 'author_id', author_id), null
    from conversation
)
insert into events (workspace_id, type, version, subject_kind, subject_id, ticket_number, sequence, actor_kind,
                    actor_id, actor_name, origin, data, personal, causes, created_at, quiet)
select $1, type, version, subject_kind, subject_id, ticket_number, sequence, $8, $9, $10, $11, data, personal,
       $12::bigint[], $13, $14
from event order by ticket_number, sequence
"""
# A number that was taken between the look and the write.
TAKEN = {"tickets_pkey": Contended}


async def take_numbers(work: Work, amount: int, *, setup: int) -> list[int] | None:
    """Take so many numbers, ascending; None where the setup is stale."""
    if not amount:
        return []
    rows = await work.connection.fetch(NUMBER, work.workspace, setup, amount)
    return [row["number"] for row in rows] or None


async def insert(work: Work, items: Sequence[dict[str, Any]], said: Sequence[dict[str, Any]] = ()) -> None:
    """Write tickets with what was said on them, and an event for each. Raises Contended where a number is taken."""
    actor = work.actor
    with refuses_duplicate(TAKEN):
        await work.connection.execute(
            OPEN, work.workspace, list(items), list(said), TicketCreated.TYPE, TicketCreated.VERSION,
            MessageAdded.TYPE, MessageAdded.VERSION, actor.kind, actor.id, actor.name, work.origin, list(work.causes),
            work.now, work.quiet,
        )  # fmt: skip
