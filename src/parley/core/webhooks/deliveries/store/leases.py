"""Whose turn it is, by lease, and what came of it.

A claimed delivery's next attempt is when its lease ends, so what a crash left is due again by itself. Each endpoint is
asked for its few next ones by the index that it leads; only endpoints with something pending are visited at all.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from parley.core.webhooks.deliveries.model import Delivery, Due, Outcome
from parley.core.webhooks.deliveries.store.records import COLUMNS, delivery_from
from parley.core.webhooks.model import Webhook
from parley.core.webhooks.store import COLUMNS as WEBHOOK
from parley.core.webhooks.store import webhook_from
from parley.core.work import Work
from parley.kit.db import Connection

TABLES = ("webhook_deliveries", "webhook_attempts")
WAITING = """
waiting as (
    (select webhook_id, workspace_id from webhook_deliveries where status = 'pending' order by webhook_id limit 1)
    union all
    select next.webhook_id, next.workspace_id from waiting w cross join lateral (
        select d.webhook_id, d.workspace_id from webhook_deliveries d
        where d.status = 'pending' and d.webhook_id > w.webhook_id order by d.webhook_id limit 1
    ) next
)
"""
# Whoever claims sees every lease that was given before, so what may be under way at once is counted over all senders.
# To plan the claim for 38 days of partitions takes longer than to run it, and the plan is always the same. A lease that
# a crash of the database forgets is a delivery that is due, as with a lease that ends: no claim waits for the disk.
TURN = """
set local plan_cache_mode = force_generic_plan;
set local synchronous_commit = off;
select pg_advisory_xact_lock(hashtextextended('webhook leases', 0))
"""
# A lease's end is also when its delivery is due again, so the live ones of an endpoint are a short piece of its index.
# What became due at one moment comes as the index has it: to sort thousands by their ids took most of a claim's time,
# and so did to join each of them with its webhook, whose state is therefore asked for before.
# Whose turn it is: in each workspace the endpoint with the fewest under way, and of all workspaces likewise. One that
# failed last is asked once at a time, and a quarter is kept from any one workspace: hundreds that hang keep nobody out.
CLAIM = f"""
with recursive {WAITING}, endpoints as materialized (
    select w.webhook_id, w.workspace_id, k.status = 'active' as is_active,
    case when k.failures > 0 then 1 else $3 end as room, (
        select count(*) from webhook_deliveries d
        where d.status = 'pending' and d.webhook_id = w.webhook_id and d.leased_until > $4 and d.id <> all($6::bigint[])
        and d.next_attempt_at > $4 and d.next_attempt_at <= $5::timestamptz + interval '1 minute'
    ) as live
    from waiting w join webhooks k on k.workspace_id = w.workspace_id and k.id = w.webhook_id
), crowds as materialized (
    select workspace_id, sum(live) as live from endpoints group by workspace_id
), due as (
    select next.*, e.live + row_number() over (
        partition by e.webhook_id order by next.next_attempt_at, next.id) as place
    from endpoints e cross join lateral (
        select d.workspace_id, d.created_at, d.id, d.next_attempt_at from webhook_deliveries d
        where d.status = 'pending' and d.webhook_id = e.webhook_id and d.next_attempt_at <= $4
        and (e.is_active or d.kind = 'test')
        order by d.next_attempt_at limit greatest(0, e.room - e.live)
    ) next
), chosen as (
    select due.workspace_id, due.created_at, due.id from (
        select due.*, crowds.live + row_number() over (
            partition by due.workspace_id order by due.place, due.next_attempt_at, due.id) as turn
        from due join crowds on crowds.workspace_id = due.workspace_id
    ) due
    where due.turn <= $2 - $2 / 4
    order by due.turn, due.next_attempt_at, due.id
    limit greatest(0, least($1, $2 - (select coalesce(sum(live), 0) from crowds)))
), free as (
    select d.workspace_id, d.created_at, d.id from chosen join webhook_deliveries d
        on d.workspace_id = chosen.workspace_id and d.created_at = chosen.created_at and d.id = chosen.id
    where d.status = 'pending' and d.next_attempt_at <= $4 and d.id <> all($6::bigint[])
    for update of d skip locked
), leased as (
    update webhook_deliveries d set leased_until = $5, next_attempt_at = $5
    from free where d.workspace_id = free.workspace_id and d.created_at = free.created_at and d.id = free.id
    returning d.*
)
select d.workspace_id, d.body, k.secret, k.old_secret, k.old_secret_until, {COLUMNS}, {WEBHOOK}
from leased d join webhooks k on k.workspace_id = d.workspace_id and k.id = d.webhook_id
order by d.id
"""
# What is just being put on record needs no lease: to wait for it while the record waits for the next row is a deadlock.
RENEW = """
with held as materialized (
    select d.workspace_id, d.created_at, d.id
    from unnest($1::bigint[], $2::timestamptz[], $3::bigint[]) as g (workspace_id, created_at, id)
    join webhook_deliveries d on d.workspace_id = g.workspace_id and d.created_at = g.created_at and d.id = g.id
    where d.status = 'pending' and d.leased_until is not null
    for no key update of d skip locked
)
update webhook_deliveries d set leased_until = $4, next_attempt_at = $4
from held where d.workspace_id = held.workspace_id and d.created_at = held.created_at and d.id = held.id
"""
BEFORE = 5
FINISH = """
with finished as (
    update webhook_deliveries d set attempts = d.attempts + 1, status = $5, next_attempt_at = $6, leased_until = null,
        last_status = $7, last_error = $8, finished_at = case when $6::timestamptz is null then $11::timestamptz end
    where d.workspace_id = $1 and d.created_at = $2 and d.id = $3 and d.webhook_id = $4 and d.status = 'pending'
    returning d.attempts
)
insert into webhook_attempts (workspace_id, webhook_id, delivery_id, attempt, status, error, milliseconds, answer,
                              created_at)
select $1, $4, $3, finished.attempts, $7, $8, $9, $10, $11 from finished returning attempt
"""
# Many that were accepted, of whichever workspaces: the sender's own statement, as the claim is. One that is just being
# erased, or deleted with its webhook, is left out, for all others would wait for that. Their webhooks are locked in
# order, for two senders may note the same ones.
FINISH_WELL = """
with given as (
    select * from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::smallint[], $6::int[],
                         $7::text[]) as g (workspace_id, created_at, id, webhook_id, status, milliseconds, answer)
), held as materialized (
    select given.* from given
    join webhook_deliveries d on d.workspace_id = given.workspace_id and d.created_at = given.created_at
        and d.id = given.id and d.webhook_id = given.webhook_id
    join webhooks k on k.workspace_id = d.workspace_id and k.id = d.webhook_id
    where d.status = 'pending'
    for no key update of d skip locked for key share of k skip locked
), finished as (
    update webhook_deliveries d set attempts = d.attempts + 1, status = 'delivered', next_attempt_at = null,
        leased_until = null, last_status = held.status, last_error = null, finished_at = $8
    from held where d.workspace_id = held.workspace_id and d.created_at = held.created_at and d.id = held.id
    returning d.workspace_id, d.webhook_id, d.id, d.attempts, held.status, held.milliseconds, held.answer
), tried as (
    insert into webhook_attempts (workspace_id, webhook_id, delivery_id, attempt, status, milliseconds, answer,
                                  created_at)
    select workspace_id, webhook_id, id, attempts, status, milliseconds, answer, $8 from finished
), well as (
    select workspace_id, webhook_id, max(status) as status from finished group by workspace_id, webhook_id
), noted as materialized (
    select k.workspace_id, k.id, well.status
    from well join webhooks k on k.workspace_id = well.workspace_id and k.id = well.webhook_id
    where k.failures > 0 or k.last_status is distinct from well.status or k.last_delivery_at is null
        or k.last_delivery_at < $8::timestamptz - interval '1 second'
    order by k.workspace_id, k.id for no key update of k
), well_noted as (
    update webhooks k set last_status = noted.status, last_error = null, failures = 0, failing_since = null,
        last_delivery_at = $8
    from noted where k.workspace_id = noted.workspace_id and k.id = noted.id
)
select id from finished
"""
# A webhook that does well is noted once a second: with every delivery its row would be what they all wait for.
WELL = f"""
update webhooks k set last_status = $3, last_error = null, failures = 0, failing_since = null, last_delivery_at = $4
where k.workspace_id = $1 and k.id = $2 and (k.failures > 0 or k.last_status is distinct from $3
    or k.last_delivery_at is null or k.last_delivery_at < $4::timestamptz - interval '1 second')
returning {WEBHOOK}
"""
BADLY = f"""
update webhooks k set last_status = $3, last_error = $5, failures = k.failures + 1,
    failing_since = coalesce(k.failing_since, $4), last_delivery_at = $4
where k.workspace_id = $1 and k.id = $2 returning {WEBHOOK}
"""


class Claimed(msgspec.Struct, frozen=True):
    """A leased delivery; `sealed` is the secret, the one before it, and until when that signs along."""

    workspace: int
    delivery: Delivery
    webhook: Webhook
    body: bytes | None
    sealed: tuple[bytes, bytes | None, dt.datetime | None]


async def claim(
    connection: Connection,
    *,
    room: int,
    most: int,
    each: int,
    answered: Sequence[int],
    now: dt.datetime,
    until: dt.datetime,
) -> list[Claimed]:
    """Lease what is due, `room` of it, so that no more than `most` are leased in all and `each` of one webhook.

    Deliveries that are `answered` count no more.
    """
    async with connection.transaction():
        await connection.execute(TURN)
        rows = await connection.fetch(CLAIM, room, most, each, now, until, answered)
    after = BEFORE + len(Delivery.__struct_fields__)
    return [
        Claimed(
            row[0], delivery_from(tuple(row)[BEFORE:after]), webhook_from(tuple(row)[after:]), row[1], tuple(row)[2:5]
        )
        for row in rows
    ]


async def renew(connection: Connection, dues: Sequence[Due], until: dt.datetime) -> None:
    """Move the ends of leases, of whichever workspaces."""
    await connection.execute(
        RENEW,
        [due.workspace for due in dues],
        [due.delivery.created_at for due in dues],
        [due.delivery.id for due in dues],
        until,
    )


async def keep_body(connection: Connection, due: Due, body: bytes) -> None:
    """Write the body."""
    await connection.execute(
        "update webhook_deliveries set body = $4 where workspace_id = $1 and created_at = $2 and id = $3",
        *_key(due), body,
    )  # fmt: skip


async def drop(connection: Connection, due: Due, reason: str, now: dt.datetime) -> None:
    """End a delivery that was not sent."""
    await connection.execute(
        "update webhook_deliveries set status = 'dropped', next_attempt_at = null, leased_until = null,"
        " last_error = $4, finished_at = $5 where workspace_id = $1 and created_at = $2 and id = $3",
        *_key(due), reason, now,
    )  # fmt: skip


async def finish(work: Work, due: Due, outcome: Outcome, later: dt.datetime | None) -> bool:
    """Write an attempt and what it makes of its delivery; return False when the delivery is no longer pending."""
    status = "delivered" if outcome.ok else "failed" if later is None else "pending"
    written = await work.connection.fetchval(
        FINISH, *_key(due), due.webhook.id, status, later, outcome.status, outcome.error, outcome.milliseconds,
        outcome.answer, work.now,
    )  # fmt: skip
    return written is not None


async def finish_well(
    connection: Connection, dues: Sequence[Due], outcomes: Sequence[Outcome], now: dt.datetime
) -> set[int]:
    """Write many attempts that were accepted; return which deliveries were pending, and free, and are delivered now."""
    columns = zip(
        *(
            (*_key(due), due.webhook.id, outcome.status, outcome.milliseconds, outcome.answer)
            for due, outcome in zip(dues, outcomes, strict=True)
        ),
        strict=True,
    )
    return {row["id"] for row in await connection.fetch(FINISH_WELL, *columns, now)}


async def note_outcome(work: Work, webhook: int, outcome: Outcome) -> Webhook | None:
    """Note with the webhook how its last delivery went; None where that was noted a moment ago."""
    key = (work.workspace, webhook, outcome.status, work.now)
    if outcome.ok:
        row = await work.connection.fetchrow(WELL, *key)
    else:
        row = await work.connection.fetchrow(BADLY, *key, outcome.error)
    return webhook_from(row) if row else None


async def suspend(work: Work, webhook: int) -> bool:
    """Have an active webhook not be called any more; return whether it was one."""
    return (
        await work.connection.fetchval(
            "update webhooks set status = 'suspended', version = version + 1, updated_at = $3"
            " where workspace_id = $1 and id = $2 and status = 'active' returning true",
            work.workspace, webhook, work.now,
        )
        or False
    )  # fmt: skip


def _key(due: Due) -> tuple[Any, ...]:
    return due.workspace, due.delivery.created_at, due.delivery.id
