"""The SQL of drafts and of messages that are held back."""

import datetime as dt
from collections.abc import Sequence

from parley.core.drafts.model import KEPT, Draft, HeldMessage
from parley.core.tickets import MessageKind
from parley.core.work import Work
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "d.ticket_number, d.kind, d.raw, d.files, d.error, d.version, d.created_at, d.updated_at"
HELD = "h.id, h.agent_id, h.ticket_number, h.kind, h.raw, h.files, h.status, h.origin, h.attempts, h.sends_at"
ALIVE = (
    "exists (select from tickets t where t.workspace_id = d.workspace_id and t.number = d.ticket_number"
    " and t.deleted_at is null)"
)
LISTING = Listing(columns=COLUMNS, table="drafts d", row="ticket_number")
MINE = "d.workspace_id = $1 and d.agent_id = $2 and d.ticket_number = $3 and d.kind = $4"

SAVE = f"""
insert into drafts as d (workspace_id, agent_id, ticket_number, kind, raw, files, error, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $8, $7, $7)
on conflict (workspace_id, agent_id, ticket_number, kind) do update
set raw = excluded.raw, files = excluded.files, error = excluded.error, version = d.version + 1, updated_at = $7
returning {COLUMNS}
"""
KEEP = "update files f set wanted_until = $3 where f.workspace_id = $1 and f.id = any($2::bigint[])"
HOLD = f"""
insert into held_messages as h (workspace_id, agent_id, ticket_number, kind, raw, files, status, origin, sends_at,
                                created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning {HELD}
"""
# Whoever takes it has it: a second one finds nothing, and waits for nobody.
TAKE_DUE = f"""
delete from held_messages h where h.workspace_id = $1 and h.id in (
    select id from held_messages where workspace_id = $1 and id = $2 and sends_at <= $3 for update skip locked
) returning {HELD}
"""


async def find(work: Work, ticket: int, kind: MessageKind, *, lock: bool = False) -> Draft | None:
    """Find the actor's draft; with `lock`, keep others from changing it until the transaction ends."""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from drafts d where {MINE} and {ALIVE}{' for update' if lock else ''}",
        work.workspace, work.actor.agent_id, ticket, kind,
    )  # fmt: skip
    return _draft(row) if row else None


async def save(
    work: Work, *, ticket: int, kind: MessageKind, raw: str, files: Sequence[int], error: str | None = None
) -> Draft:
    """Write the actor's draft as its next version, and keep its files for it."""
    if files:
        await work.connection.execute(KEEP, work.workspace, list(files), work.now + KEPT)
    row = await work.connection.fetchrow(
        SAVE, work.workspace, work.actor.agent_id, ticket, kind, raw, list(files), work.now, error
    )
    return _draft(row)


async def delete(work: Work, ticket: int, kind: MessageKind) -> None:
    """Remove the actor's draft."""
    await work.connection.execute(
        f"delete from drafts d where {MINE}", work.workspace, work.actor.agent_id, ticket, kind
    )


async def fetch(work: Work, search: Search, ticket: int | None) -> Found[Draft]:
    """Page through the actor's drafts to tickets that are not deleted, or to one of them."""
    search.where("d.agent_id = ?", work.actor.agent_id)
    if ticket is not None:
        search.where("d.ticket_number = ?", ticket)
    search.where(ALIVE)
    return await LISTING.fetch(work.connection, search, _draft)


async def hold(work: Work, draft: Draft, *, status: str | None, sends_at: dt.datetime) -> HeldMessage:
    """Keep the draft as a message that is written later."""
    row = await work.connection.fetchrow(
        HOLD, work.workspace, work.actor.agent_id, draft.ticket, draft.kind, draft.raw, draft.files, status,
        work.origin, sends_at, work.now,
    )  # fmt: skip
    return _held(row)


async def list_held(work: Work, ticket: int, most: int) -> list[HeldMessage]:
    """List what the actor has sent to a ticket and is not written yet, next first."""
    rows = await work.connection.fetch(
        f"select {HELD} from held_messages h where h.workspace_id = $1 and h.ticket_number = $2 and h.agent_id = $3"
        " order by h.sends_at, h.id limit $4",
        work.workspace, ticket, work.actor.agent_id, most,
    )  # fmt: skip
    return [_held(row) for row in rows]


async def take_back(work: Work, ticket: int, held: int) -> HeldMessage | None:
    """Take the actor's message away from whoever would write it; None where that was done, or is being done."""
    row = await work.connection.fetchrow(
        f"delete from held_messages h where h.workspace_id = $1 and h.id in (select id from held_messages"
        " where workspace_id = $1 and id = $2 and ticket_number = $3 and agent_id = $4 for update skip locked)"
        f" returning {HELD}",
        work.workspace, held, ticket, work.actor.agent_id,
    )  # fmt: skip
    return _held(row) if row else None


async def list_due(connection: Connection, now: dt.datetime, most: int) -> list[tuple[int, int]]:
    """List workspace and id of the messages, of all workspaces, whose moment has come; oldest first."""
    rows = await connection.fetch(
        "select workspace_id, id from held_messages where sends_at <= $1 order by sends_at limit $2", now, most
    )
    return [(row["workspace_id"], row["id"]) for row in rows]


async def take_due(work: Work, held: int) -> HeldMessage | None:
    """Take a message whose moment has come, for this transaction; None where another has it."""
    row = await work.connection.fetchrow(TAKE_DUE, work.workspace, held, work.now)
    return _held(row) if row else None


async def put_off(work: Work, held: int, until: dt.datetime) -> int:
    """Try again later; return how often it was tried."""
    return await work.connection.fetchval(
        "update held_messages h set attempts = h.attempts + 1, sends_at = $3"
        " where h.workspace_id = $1 and h.id = $2 returning h.attempts",
        work.workspace, held, until,
    ) or 0  # fmt: skip


def _draft(row: Record | None) -> Draft:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Draft(
        ticket=row["ticket_number"],
        kind=MessageKind(row["kind"]),
        raw=row["raw"],
        files=row["files"],
        error=row["error"],
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def _held(row: Record | None) -> HeldMessage:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return HeldMessage(
        id=row["id"],
        agent=row["agent_id"],
        ticket=row["ticket_number"],
        kind=MessageKind(row["kind"]),
        raw=row["raw"],
        files=row["files"],
        status=row["status"],
        origin=row["origin"],
        attempts=row["attempts"],
        sends_at=row["sends_at"],
    )
