"""Change tickets that are locked."""

import datetime as dt
from collections.abc import Sequence

import msgspec

from parley.core.tickets.model import Description, State, StatusRef, Ticket
from parley.core.tickets.store.rows import COLUMNS, JOINS, OPENING_COLUMNS, OPENING_JOIN, ticket_from_row
from parley.core.work import Work
from parley.kit.text.html import Body
from parley.kit.text.searchable import searchable

# Two statements: one that waits for a lock judges the row that changed meanwhile by the status and customer it had
# before, and leaves it out (PostgreSQL joins anew only the locked row); the second sees everything as it is now.
LOCK = (
    "select 1 from tickets where workspace_id = $1 and number = any($2::bigint[]) and deleted_at is null"
    " order by number for update"
)
LOCK_VERSIONS = LOCK.replace("select 1", "select number, version")
LOCKED = (
    f"select {COLUMNS}, {OPENING_COLUMNS}, t.merged_into from tickets t {JOINS} {OPENING_JOIN}"
    " where t.workspace_id = $1 and t.number = any($2::bigint[]) and t.deleted_at is null"
    " order by t.number"
)
WRITE = """
update tickets t
set subject = $3, status_id = $4, priority = $5, open = $6, customer_id = $7, assignee_id = $8, team_id = $9,
    company_id = $10, inbox_id = $11, category_id = $12, sentiment = $13, source_name = $14, cc = $15,
    custom_fields = $16, resolved_at = $17, snoozed_until = $18, first_response_at = $19, metadata = $21,
    first_resolved_at = $22, version = t.version + 1, updated_at = $20
where t.workspace_id = $1 and t.number = $2
returning t.version
"""
TAG = """
with wanted as (
    select distinct on (lower(name)) name from unnest($3::text[]) name
), old_tags as (
    select g.id, g.name from tags g join wanted on lower(g.name) = lower(wanted.name) where g.workspace_id = $1
), new_tags as (
    insert into tags (workspace_id, name, created_at, updated_at)
    select $1, wanted.name, $4, $4 from wanted
    where not exists (select from old_tags o where lower(o.name) = lower(wanted.name))
    on conflict (workspace_id, lower(name)) do update set name = tags.name
    returning id, name
), chosen as (
    select * from old_tags union all select * from new_tags
), gone as (
    delete from ticket_tags x where x.workspace_id = $1 and x.ticket_number = $2
    and x.tag_id not in (select id from chosen)
), tagged as (
    insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
    select $1, $2, id, $5 from chosen on conflict do nothing
)
select name from chosen order by id
"""


class Locked(msgspec.Struct, frozen=True):
    """A ticket nobody else changes until the transaction ends, and where its conversation went."""

    ticket: Ticket
    merged_into: int | None


async def lock(work: Work, numbers: Sequence[int]) -> list[Locked]:
    """Lock tickets, in the order of their numbers so that two such calls cannot deadlock; leave out the missing."""
    await work.connection.execute(LOCK, work.workspace, numbers)
    rows = await work.connection.fetch(LOCKED, work.workspace, numbers)
    return [Locked(ticket_from_row(row), row["merged_into"]) for row in rows]


async def lock_versions(work: Work, numbers: Sequence[int]) -> dict[int, int]:
    """Lock tickets, in the order of `lock`, and return no more of them than their versions."""
    rows = await work.connection.fetch(LOCK_VERSIONS, work.workspace, numbers)
    return {row["number"]: row["version"] for row in rows}


async def write(work: Work, ticket: Ticket) -> Ticket:
    """Write every column of the ticket as its next version; tags and description are written apart."""
    version = await work.connection.fetchval(
        WRITE, work.workspace, ticket.number, ticket.subject, ticket.status.id, ticket.priority, ticket.open,
        ticket.customer.id, ticket.assignee.id if ticket.assignee else None, ticket.team_id, ticket.company_id,
        ticket.inbox_id, ticket.category_id, ticket.sentiment, ticket.source_name, ticket.cc, ticket.custom_fields,
        ticket.resolved_at, ticket.snoozed_until, ticket.first_response_at, work.now, ticket.metadata,
        ticket.first_resolved_at,
    )  # fmt: skip
    return msgspec.structs.replace(ticket, version=version, updated_at=work.now)


async def write_tags(work: Work, ticket: Ticket, names: list[str]) -> list[str]:
    """Make these the ticket's tags, creating those that are new; return their names."""
    rows = await work.connection.fetch(TAG, work.workspace, ticket.number, names, work.now, ticket.created_at)
    return [row["name"] for row in rows]


async def write_opening(work: Work, ticket: Ticket, body: Body | None) -> Ticket:
    """Keep the opening message in step with the subject it is found by, and with a new description where given."""
    old = ticket.description or Description("", "")
    text = body.text if body else old.text
    await work.connection.execute(
        "update messages set tsv = search_vector($1, $3, $4) where workspace_id = $1 and ticket_number = $2"
        " and kind = 'opening'",
        work.workspace, ticket.number, searchable(ticket.subject), searchable(text),
    )  # fmt: skip
    if body is None:
        return ticket
    await work.connection.execute(
        "update messages set raw = $3, html = $4, body_text = $5, format = $6, policy = $7"
        " where workspace_id = $1 and ticket_number = $2 and kind = 'opening'",
        work.workspace, ticket.number, body.raw, body.html, body.text, body.format, body.policy,
    )  # fmt: skip
    return msgspec.structs.replace(ticket, description=Description(body.html, body.text))


async def set_deleted(work: Work, number: int, at: dt.datetime | None) -> bool:
    """Mark a ticket deleted at a moment, or not deleted; False where it is so already or does not exist."""
    condition = "is null" if at else "is not null"
    done = await work.connection.fetchval(
        "update tickets set deleted_at = $3, version = version + 1, updated_at = $4"
        f" where workspace_id = $1 and number = $2 and deleted_at {condition} returning 1",
        work.workspace, number, at, work.now,
    )  # fmt: skip
    return done is not None


async def delete(work: Work, numbers: Sequence[int]) -> None:
    """Mark locked tickets deleted now."""
    await work.connection.execute(
        "update tickets set deleted_at = $3, version = version + 1, updated_at = $3"
        " where workspace_id = $1 and number = any($2::bigint[]) and deleted_at is null",
        work.workspace, numbers, work.now,
    )  # fmt: skip


async def is_present(work: Work, number: int) -> bool:
    """Whether the ticket exists and is not deleted."""
    return bool(
        await work.connection.fetchval(
            "select exists (select from tickets where workspace_id = $1 and number = $2 and deleted_at is null)",
            work.workspace, number,
        )
    )  # fmt: skip


async def find_present(work: Work, numbers: Sequence[int]) -> set[int]:
    """Return those of the tickets that exist and are not deleted."""
    rows = await work.connection.fetch(
        "select number from tickets where workspace_id = $1 and number = any($2::bigint[]) and deleted_at is null",
        work.workspace, numbers,
    )  # fmt: skip
    return {row["number"] for row in rows}


async def find_version(work: Work, number: int) -> int | None:
    """Return the ticket's version, None where it does not exist or is deleted."""
    return await work.connection.fetchval(
        "select version from tickets where workspace_id = $1 and number = $2 and deleted_at is null",
        work.workspace, number,
    )  # fmt: skip


async def mark_merged(work: Work, number: int, into: int | None) -> None:
    """Remember where the ticket's conversation went, or that it went nowhere."""
    await work.connection.execute(
        "update tickets set merged_into = $3 where workspace_id = $1 and number = $2", work.workspace, number, into
    )


def with_status(ticket: Ticket, status: StatusRef, now: dt.datetime) -> Ticket:
    """Return the ticket in another status: its own flag and the moments of its resolution follow the state."""
    done = status.state in {State.SOLVED, State.CLOSED}
    resolved = (ticket.resolved_at or now) if done else None
    first = ticket.first_resolved_at or resolved
    return msgspec.structs.replace(ticket, status=status, open=not done, resolved_at=resolved, first_resolved_at=first)
