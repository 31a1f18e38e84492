"""Open a ticket: customer, ticket, opening message, tags and event in one statement, one round trip.

`place` takes a number only where the words the input was checked against are still the present ones. The customer is
looked up first and made on a miss; a concurrent maker's row is found by the no-op update (DO NOTHING would return
nothing). The lock, which the foreign key takes anyway, lets nobody open a ticket of a customer who is being erased.
"""

import datetime as dt
from typing import Any

from parley.core.tickets.events import TicketCreated
from parley.core.tickets.model import AgentRef, CustomerRef, Description, NewTicket, StatusRef, Ticket
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.text.searchable import searchable

OPEN = """
with place as (
    select next_ticket_number(w.workspace_id) as number from workspaces w
    where w.workspace_id = $1 and w.setup_version = $2
), chosen as (
    select c.id, c.email, c.name, c.avatar_url, c.company_id from customers c
    where c.workspace_id = $1 and c.id = $3 and c.erased_at is null for key share
), addressed as (
    select c.id, c.email, c.name, c.avatar_url, c.company_id from customers c
    where c.workspace_id = $1 and $3::bigint is null and lower(c.email) = lower($4::text) for key share
), known as (
    select * from chosen union all select * from addressed
), made as (
    insert into customers (workspace_id, email, name, tsv, created_at, updated_at)
    select $1, $4, $5, search_vector($1, $6, ''), $7, $7 from place
    where $3::bigint is null and not exists (select from known)
    on conflict (workspace_id, lower(email)) do update set email = customers.email
    returning id, email, name, avatar_url, company_id
), customer as (
    select * from known union all select * from made
), ticket as (
    insert into tickets (workspace_id, number, subject, status_id, priority, open, customer_id, company_id, assignee_id,
                         team_id, inbox_id, category_id, sentiment, source, source_name, cc, custom_fields, metadata,
                         created_at, updated_at, resolved_at, first_resolved_at)
    select $1, place.number, $8, $9, $10, $11, customer.id, coalesce($12, customer.company_id), $13, $14, $15, $16,
           $17, $18, $19, $20, $21, $22, $43::timestamptz, $7, case when $11 then null else $7::timestamptz end,
           case when $11 then null else $7::timestamptz end
    from place, customer
    returning number, company_id, version
), opening as (
    insert into messages (workspace_id, ticket_number, kind, author_kind, author_id, author_name, raw, html, body_text,
                          format, policy, tsv, created_at)
    select $1, ticket.number, 'opening', $23, coalesce($24, customer.id), $25, $26, $27, $28, $29, $30,
           search_vector($1, $31, $32), $43
    from ticket, customer
), wanted as (
    select distinct on (lower(name)) name from unnest($33::text[]) name
), old_tags as (
    select g.id, g.name from tags g join wanted on lower(g.name) = lower(wanted.name) where g.workspace_id = $1
), new_tags as (
    insert into tags (workspace_id, name, created_at, updated_at)
    select $1, wanted.name, $7, $7 from wanted, place
    where not exists (select from old_tags o where lower(o.name) = lower(wanted.name))
    on conflict (workspace_id, lower(name)) do update set name = tags.name
    returning id, name
), tagged as (
    insert into ticket_tags (workspace_id, ticket_number, tag_id, created_at)
    select $1, ticket.number, g.id, $43 from ticket, (select * from old_tags union all select * from new_tags) g
), event as (
    insert into events (workspace_id, type, version, subject_kind, subject_id, ticket_number, sequence, actor_kind,
                        actor_id, actor_name, origin, data, personal, causes, created_at, quiet)
    select $1, $34, $35, 'ticket', ticket.number, ticket.number, 1, $36, $37, $38, $39,
           $40::jsonb || jsonb_build_object('customer_id', customer.id, 'company_id', ticket.company_id), $41,
           $42::bigint[], $7, $44
    from ticket, customer
)
select exists (select from place) as is_placed, ticket.number, ticket.company_id, ticket.version,
       customer.id as customer_id, customer.email as customer_email, customer.name as customer_name,
       customer.avatar_url as customer_avatar,
       array(select g.name from (select * from old_tags union all select * from new_tags) g order by g.id) as tags,
       a.id as agent_id, a.email as agent_email, a.name as agent_name
from (select) nothing left join ticket on true left join customer on true
left join agents a on a.workspace_id = $1 and a.id = $13
"""


async def insert(work: Work, new: NewTicket, *, status: StatusRef, inbox: int, setup: int) -> Ticket | None:
    """Open the ticket; None where the setup is stale. A Ticket numbered 0 means that the customer is unknown."""
    row = await work.connection.fetchrow(OPEN, *_values(work, new, status, inbox, setup))
    if row is None or not row["is_placed"]:
        return None
    return _ticket(work.now, new, status, inbox, setup, row)


def _values(work: Work, new: NewTicket, status: StatusRef, inbox: int, setup: int) -> list[Any]:
    body = new.description
    text = body.text if body else ""
    name = new.customer_name
    return [
        work.workspace, setup, new.customer_id, new.customer_email, name,
        searchable(f"{name or ''} {new.customer_email or ''}"), work.now, new.subject, status.id, new.priority,
        status.state not in {"solved", "closed"}, new.company_id, new.assignee_id, new.team_id, inbox, new.category_id,
        new.sentiment, new.source, new.source_name, new.cc, new.custom_fields, new.metadata,
        "customer", None, name or new.customer_email or "",
        body.raw if body else "", body.html if body else "", text, body.format if body else "text",
        body.policy if body else 0, searchable(new.subject), searchable(text), new.tags,
        TicketCreated.TYPE, TicketCreated.VERSION, work.actor.kind, work.actor.id, work.actor.name, work.origin,
        _facts(new, status, inbox), {"subject": new.subject}, list(work.causes),
        new.created_at or work.now, work.quiet,
    ]  # fmt: skip


def _facts(new: NewTicket, status: StatusRef, inbox: int) -> dict[str, Any]:
    return {
        "status": status.key,
        "priority": new.priority,
        "assignee_id": new.assignee_id,
        "team_id": new.team_id,
        "inbox_id": inbox,
        "category_id": new.category_id,
        "tags": new.tags,
        "source": new.source,
    }


def _ticket(now: dt.datetime, new: NewTicket, status: StatusRef, inbox: int, setup: int, row: Record) -> Ticket:
    agent = row["agent_id"]
    is_open = status.state not in {"solved", "closed"}
    return Ticket(
        number=row["number"] or 0,
        subject=new.subject,
        status=status,
        priority=new.priority,
        open=is_open,
        customer=CustomerRef(
            row["customer_id"] or 0, row["customer_email"], row["customer_name"], row["customer_avatar"]
        ),
        assignee=AgentRef(agent, row["agent_email"], row["agent_name"]) if agent is not None else None,
        company_id=row["company_id"],
        team_id=new.team_id,
        inbox_id=inbox,
        category_id=new.category_id,
        sentiment=new.sentiment,
        source=new.source,
        source_name=new.source_name,
        cc=new.cc,
        custom_fields=new.custom_fields,
        metadata=new.metadata,
        tags=row["tags"],
        version=row["version"] or 0,
        created_at=new.created_at or now,
        updated_at=now,
        first_response_at=None,
        resolved_at=None if is_open else now,
        first_resolved_at=None if is_open else now,
        snoozed_until=None,
        setup=setup,
        description=Description(new.description.html, new.description.text) if new.description else Description("", ""),
    )


async def link_follow_up(work: Work, *, closed: int, follow_up: int) -> None:
    """Link a ticket to the closed one that it goes on from."""
    await work.connection.execute(
        "insert into ticket_links (workspace_id, ticket_number, other_number, role, created_at)"
        " values ($1, $2, $3, 'customer', $4)",
        work.workspace, closed, follow_up, work.now,
    )  # fmt: skip
