"""The SQL of events: append in the change's transaction, read in a commit-safe order.

A sequence alone would skip rows that commit late. The order is (epoch, xid, id), and only transactions older than
every one still running are shown: nothing can appear later before a position that was handed out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from parley.core.actor import Actor, ActorKind
from parley.core.events.model import Event, Position, RecordedEvent, Standing, Subject
from parley.kit.db import Connection, Record

APPEND = """
with counted as (
    select * from unnest($2::bigint[], $3::bigint[]) as c (number, amount)
), bumped as (
    update tickets t set event_sequence = event_sequence + counted.amount
    from counted where t.workspace_id = $1 and t.number = counted.number
    returning t.number, t.event_sequence - counted.amount as base
)
insert into events (workspace_id, type, version, subject_kind, subject_id, ticket_number, sequence, actor_kind,
                    actor_id, actor_name, origin, data, personal, causes, created_at, quiet)
select $1, n.type, n.version, n.subject_kind, n.subject_id, n.ticket, bumped.base + n.place, $4, $5, $6, $7,
       n.data, n.personal, $15::bigint[], $16, $18
from unnest($8::text[], $9::smallint[], $10::text[], $11::bigint[], $12::bigint[], $13::jsonb[], $14::jsonb[],
            $17::bigint[])
     with ordinality as n (type, version, subject_kind, subject_id, ticket, data, personal, place, ord)
left join bumped on bumped.number = n.ticket
order by n.ord
"""

FEED = """
select id, epoch, xid::text::bigint as xid, type, version, subject_kind, subject_id, ticket_number, sequence,
       actor_kind, actor_id, actor_name, origin, data, personal, causes, created_at, quiet
from events
where workspace_id = $1
  and (epoch, xid, id) > ($2::int, $3::text::xid8, $4::bigint)
  and (xid < pg_snapshot_xmin(pg_current_snapshot()) or epoch < current_epoch())
  and ($5::text[] is null or type = any($5))
  and ($6::bigint is null or ticket_number = $6)
order by epoch, xid, id
limit $7
"""

# The way back, newest first: a reader's place is what it has seen last, so nothing needs to wait for late commits but
# the top. A statement of its own, so that the feed keeps its plan.
BACK = """
select id, epoch, xid::text::bigint as xid, type, version, subject_kind, subject_id, ticket_number, sequence,
       actor_kind, actor_id, actor_name, origin, data, personal, causes, created_at, quiet
from events
where workspace_id = $1
  and (epoch, xid, id) < ($2::int, $3::text::xid8, $4::bigint)
  and (xid < pg_snapshot_xmin(pg_current_snapshot()) or epoch < current_epoch())
  and ($5::text[] is null or type = any($5))
  and ($6::bigint is null or ticket_number = $6)
  and ($7::text is null or (actor_kind = $7 and actor_id = $8))
  and ($9::timestamptz is null or created_at < $9)
order by epoch desc, xid desc, id desc
limit $10
"""

# How far it is safe to read: everything before it is visible already, whatever is committed later comes behind it.
PRESENT = "select current_epoch() as epoch, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xid"

# A place that was handed out: between two transactions of the past, at an event of this workspace, or where forgetting
# has stopped. What a restore took back belongs to an epoch that is over, so its places stand for the end of that epoch.
# What comes before the place up to which all is forgotten is told apart; the very beginning is where the kept begins.
STANDING = """
select case
    when (place.epoch, place.xid, place.last) < (h.epoch, h.xid, h.event_id)
        then case when (place.epoch, place.xid, place.last) = (0, '0'::xid8, 0) then 'known' else 'forgotten' end
    when (place.epoch, place.xid, place.last) = (h.epoch, h.xid, h.event_id) then 'known'
    when place.last = 0 and (place.epoch, place.xid) <= (current_epoch(), pg_snapshot_xmin(pg_current_snapshot()))
        then 'known'
    when place.last <> 0 and place.epoch between 1 and current_epoch() - 1 then 'known'
    when place.last <> 0 and exists (
        select from events where workspace_id = $1 and id = place.last and epoch = place.epoch and xid = place.xid
        and xid < pg_snapshot_xmin(pg_current_snapshot())) then 'known'
    else 'unknown'
end
from (select $2::int as epoch, $3::text::xid8 as xid, $4::bigint as last) place
left join event_horizons h on h.workspace_id = $1
"""

# `lateral` with its limit keeps this one step in the index for each workspace, however many events there are.
AWAITED = """
select place.workspace
from unnest($1::bigint[], $2::int[], $3::text[], $4::bigint[]) as place (workspace, epoch, xid, last)
cross join lateral (
    select from events e
    where e.workspace_id = place.workspace
      and (e.epoch, e.xid, e.id) > (place.epoch, place.xid::xid8, place.last)
      and (e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.epoch < current_epoch())
    order by e.epoch, e.xid, e.id
    limit 1
) news
"""

SOME = """
select id, epoch, xid::text::bigint as xid, type, version, subject_kind, subject_id, ticket_number, sequence,
       actor_kind, actor_id, actor_name, origin, data, personal, causes, created_at, quiet, events.workspace_id
from unnest($1::bigint[], $2::bigint[]) as wanted (workspace_id, event_id)
join events on events.workspace_id = wanted.workspace_id and events.id = wanted.event_id
"""

TIMELINE = """
select id, epoch, xid::text::bigint as xid, type, version, subject_kind, subject_id, ticket_number, sequence,
       actor_kind, actor_id, actor_name, origin, data, personal, causes, created_at, quiet
from events
where workspace_id = $1 and ticket_number = $2 and sequence > $3
order by sequence
limit $4
"""


async def append(
    connection: Connection,
    events: Sequence[Event],
    *,
    actor: Actor,
    origin: str,
    causes: Sequence[int],
    now: dt.datetime,
    quiet: bool = False,
) -> None:
    """Write the events in their order; each event of a ticket takes the ticket's next sequence."""
    counts = Counter(event.ticket for event in events if event.ticket is not None)
    places: Counter[int | None] = Counter()
    place: list[int] = []
    for event in events:
        places[event.ticket] += 1
        place.append(places[event.ticket])
    parts = [event.parts() for event in events]
    await connection.execute(
        APPEND,
        actor.workspace,
        list(counts),
        list(counts.values()),
        actor.kind,
        actor.id,
        actor.name,
        origin,
        [event.TYPE for event in events],
        [event.VERSION for event in events],
        [event.KIND for event in events],
        [event.id for event in events],
        [event.ticket for event in events],
        [data for data, _ in parts],
        [personal for _, personal in parts],
        list(causes),
        now,
        place,
        quiet,
    )


async def list_feed(
    connection: Connection,
    *,
    workspace: int,
    after: Position,
    types: Sequence[str] | None,
    ticket: int | None,
    limit: int,
) -> list[RecordedEvent]:
    """List committed events strictly behind a position, in the order in which they can be relied upon."""
    epoch, xid, last = after
    rows = await connection.fetch(FEED, workspace, epoch, str(xid), last, types, ticket, limit)
    return [_event(row) for row in rows]


async def list_back(
    connection: Connection,
    *,
    workspace: int,
    before: Position,
    types: Sequence[str] | None,
    ticket: int | None,
    actor: tuple[ActorKind, int] | None,
    until: dt.datetime | None,
    limit: int,
) -> list[RecordedEvent]:
    """List committed events strictly before a position, newest first."""
    epoch, xid, last = before
    kind, number = actor or (None, None)
    rows = await connection.fetch(BACK, workspace, epoch, str(xid), last, types, ticket, kind, number, until, limit)
    return [_event(row) for row in rows]


async def present(connection: Connection) -> Position:
    """Return the place in the feed before which everything can be seen now."""
    row = await connection.fetchrow(PRESENT)
    assert row is not None  # noqa: S101 -- a select without a table gives its row
    return row["epoch"], row["xid"], 0


async def standing(connection: Connection, *, workspace: int, position: Position) -> Standing:
    """Return whether the place is one that a reader of this workspace may have been given, and may go on from."""
    epoch, xid, last = position
    return Standing(await connection.fetchval(STANDING, workspace, epoch, str(xid), last))


async def list_awaited(connection: Connection, places: Mapping[int, Position]) -> list[int]:
    """List the workspaces that have events behind their place."""
    columns = list(zip(*places.values(), strict=True))
    rows = await connection.fetch(AWAITED, list(places), columns[0], [str(xid) for xid in columns[1]], columns[2])
    return [row["workspace"] for row in rows]


async def find_some(connection: Connection, wanted: Sequence[tuple[int, int]]) -> dict[tuple[int, int], RecordedEvent]:
    """Find events of several workspaces."""
    workspaces, ids = zip(*set(wanted), strict=True)
    rows = await connection.fetch(SOME, workspaces, ids)
    return {(row["workspace_id"], row["id"]): _event(row) for row in rows}


async def list_timeline(
    connection: Connection, *, workspace: int, ticket: int, after: int, limit: int
) -> list[RecordedEvent]:
    """List one ticket's events behind a sequence, in the order in which they happened."""
    return [_event(row) for row in await connection.fetch(TIMELINE, workspace, ticket, after, limit)]


def _event(row: Record) -> RecordedEvent:
    return RecordedEvent(
        id=row["id"],
        position=(row["epoch"], row["xid"], row["id"]),
        type=row["type"],
        version=row["version"],
        subject=Subject(row["subject_kind"], row["subject_id"]),
        ticket=row["ticket_number"],
        sequence=row["sequence"],
        actor_kind=row["actor_kind"],
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        origin=row["origin"],
        data={**row["data"], **(row["personal"] or {})},
        causes=list(row["causes"]),
        created_at=row["created_at"],
        quiet=row["quiet"],
    )
