"""The SQL of erasing: every place where something stands that a customer said, or that says who it is."""

from collections.abc import Sequence

import msgspec

from parley.core.tickets.store.erasing_copies import drop_exports, empty_lines
from parley.core.tickets.store.rows import ERASED
from parley.core.work import Work

LOCK = """
select c.version, array_remove(lower(c.email) || c.emails, null) as addresses from customers c
where c.workspace_id = $1 and c.id = $2 and c.erased_at is null for update
"""
TICKETS = f"""
update tickets
set subject = '{ERASED}', cc = '{{}}', custom_fields = '{{}}', metadata = '{{}}', source_name = null,
    public_page = null, version = version + 1, updated_at = $3
where workspace_id = $1 and customer_id = $2 returning number
"""
COPIES = """
update tickets
set cc = array(select a from unnest(cc) a where lower(a) <> all($2::text[])), version = version + 1, updated_at = $3
where workspace_id = $1 and cc <> '{}' and exists (select from unnest(cc) a where lower(a) = any($2::text[]))
returning number
"""
COPIES_TOLD = """
update events set personal = personal #- '{personal_changes,cc}'
where workspace_id = $1 and ticket_number = any($2::bigint[]) and type = 'ticket.updated' and personal is not null
"""
MESSAGES = f"""
update messages
set raw = '', html = '', body_text = '', tsv = '', delivery = null,
    author_name = case when author_kind = 'customer' and author_id = $2 then '{ERASED}' else author_name end
where workspace_id = $1 and (ticket_number = any($3::bigint[]) or (author_kind = 'customer' and author_id = $2))
returning id
"""
FILES = """
delete from files
where workspace_id = $1 and (ticket_number = any($3::bigint[]) or message_id = any($4::bigint[])
    or (ticket_number is null and message_id is null and uploader_kind = 'customer' and uploader_id = $2))
returning id, key
"""
LINKS = """
update external_links set title = null, details = '{}' where workspace_id = $1 and ticket_number = any($2::bigint[])
"""
DRAFTS = "delete from drafts where workspace_id = $1 and ticket_number = any($2::bigint[])"
HELD = "delete from held_messages where workspace_id = $1 and ticket_number = any($2::bigint[])"
SURVEYS = "update surveys set comment = null where workspace_id = $1 and ticket_number = any($2::bigint[])"
EVENTS = f"""
update events
set personal = null,
    actor_name = case when actor_kind = 'customer' and actor_id = $2 then '{ERASED}' else actor_name end
where workspace_id = $1 and (ticket_number = any($3::bigint[]) or (actor_kind = 'customer' and actor_id = $2)
    or (ticket_number is null and subject_kind = 'customer' and subject_id = $2)
    or (ticket_number is null and subject_kind = 'file' and subject_id = any($4::bigint[])))
"""
# What was sent, and what was answered to it; a body that is still due is written anew, from what is left.
DELIVERIES = """
with emptied as (
    update webhook_deliveries d set body = null
    where d.workspace_id = $1 and (d.ticket_number = any($3::bigint[]) or d.event_id in (
        select id from events e
        where e.workspace_id = $1 and e.ticket_number is null and e.subject_kind = 'customer' and e.subject_id = $2))
    returning d.id
)
update webhook_attempts a set answer = null from emptied where a.workspace_id = $1 and a.delivery_id = emptied.id
"""
# What lets in whoever it was.
WAYS_IN = "delete from customer_sessions where workspace_id = $1 and customer_id = $2"
# What it has seen, and when.
READS = "delete from customer_reads where workspace_id = $1 and customer_id = $2"
LINKS_IN = "delete from customer_links where workspace_id = $1 and lower(email) = any($2::text[])"
# Nobody can tell whose data an answer holds: it is sealed. Only those of two days are kept at all.
ANSWERS = "update idempotency_claims set headers = null, body = null where workspace_id = $1 and status is not null"
CUSTOMER = """
update customers
set email = null, name = null, phone = null, external_id = null, slack_id = null, avatar_url = null,
    company_id = null, emails = '{}', custom_fields = '{}', metadata = '{}', tsv = '', version = version + 1,
    updated_at = $3, erased_at = $3
where workspace_id = $1 and id = $2
"""


class Held(msgspec.Struct, frozen=True):
    """A customer who gets no ticket until the transaction ends; addresses in lower case."""

    version: int
    addresses: list[str]


class Emptied(msgspec.Struct, frozen=True):
    """What was emptied: the numbers of the tickets, and the keys of the files whose rows are gone."""

    tickets: list[int]
    keys: list[str]


async def lock_tickets(work: Work, customer: int) -> None:
    """Let nobody change the customer's tickets, deleted ones too, until the transaction ends."""
    await work.connection.execute(
        "select from tickets where workspace_id = $1 and customer_id = $2 order by number for update",
        work.workspace, customer,
    )  # fmt: skip


async def lock_customer(work: Work, customer: int) -> Held | None:
    """Hold a customer; None where there is none."""
    row = await work.connection.fetchrow(LOCK, work.workspace, customer)
    return Held(*row) if row else None


async def empty(work: Work, customer: int, addresses: Sequence[str]) -> Emptied:
    """Nothing is left of what the locked customer said and of who it is; its row stays for the tickets."""
    fetch, execute = work.connection.fetch, work.connection.execute
    tickets = [row["number"] for row in await fetch(TICKETS, work.workspace, customer, work.now)]
    copied = [row["number"] for row in await fetch(COPIES, work.workspace, list(addresses), work.now)]
    await execute(COPIES_TOLD, work.workspace, copied)
    messages = [row["id"] for row in await fetch(MESSAGES, work.workspace, customer, tickets)]
    files = await fetch(FILES, work.workspace, customer, tickets, messages)
    await execute(LINKS, work.workspace, tickets)
    for emptying in (SURVEYS, DRAFTS, HELD):
        await execute(emptying, work.workspace, tickets)
    await execute(EVENTS, work.workspace, customer, tickets, [row["id"] for row in files])
    await execute(DELIVERIES, work.workspace, customer, tickets)
    for forgetting in (WAYS_IN, READS):
        await execute(forgetting, work.workspace, customer)
    await execute(LINKS_IN, work.workspace, list(addresses))
    await execute(ANSWERS, work.workspace)
    await empty_lines(work, customer, addresses)
    exported = await drop_exports(work)
    await execute(CUSTOMER, work.workspace, customer, work.now)
    return Emptied(tickets, [*(row["key"] for row in files), *exported])
