"""The SQL of idempotency keys."""

import datetime as dt
import uuid
from typing import Any

import msgspec

from parley.kit.db import Connection

KEPT_HEADERS = frozenset({b"content-type", b"etag", b"location"})

CLAIM = """
insert into idempotency_keys as k (workspace_id, scope, key, fingerprint, claim, lease_until, created_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (workspace_id, scope, key) do update
set fingerprint = excluded.fingerprint, claim = excluded.claim, lease_until = excluded.lease_until,
    created_at = excluded.created_at, status = null, headers = null, body = null
where (k.status is null and k.lease_until < $7) or k.created_at < $8
returning 1
"""


class Claim(msgspec.Struct, frozen=True):
    """One call's right to run the effect; `token` tells it from a later one that took over."""

    workspace: int
    scope: str
    key: str
    fingerprint: bytes
    token: uuid.UUID


class Kept(msgspec.Struct, frozen=True):
    """What another call with the same key left; `status` is None while it runs."""

    fingerprint: bytes
    status: int | None
    headers: Any
    body: bytes | None


async def claim(
    connection: Connection, claim: Claim, *, now: dt.datetime, lease: dt.timedelta, life: dt.timedelta
) -> Kept | None:
    """Claim the key and return None, or return what is kept under it."""
    where = (claim.workspace, claim.scope, claim.key)
    for _ in range(3):
        if await connection.fetchval(CLAIM, *where, claim.fingerprint, claim.token, now + lease, now, now - life):
            return None
        row = await connection.fetchrow(
            "select fingerprint, status, headers, body from idempotency_keys"
            " where workspace_id = $1 and scope = $2 and key = $3",
            *where,
        )
        if row is not None:
            return Kept(row["fingerprint"], row["status"], row["headers"], row["body"])
    return Kept(claim.fingerprint, None, None, None)


async def save(connection: Connection, claim: Claim, *, status: int, headers: dict[str, str], body: bytes) -> bool:
    """Keep the answer; False when the claim is no longer ours, and then the effect must be rolled back."""
    done = await connection.fetchval(
        "update idempotency_keys set status = $5, headers = $6, body = $7"
        " where workspace_id = $1 and scope = $2 and key = $3 and claim = $4 returning 1",
        claim.workspace, claim.scope, claim.key, claim.token, status, headers, body,
    )  # fmt: skip
    return done is not None


async def release(connection: Connection, claim: Claim) -> None:
    """Give the key up, so that a corrected request may use it."""
    await connection.execute(
        "delete from idempotency_keys"
        " where workspace_id = $1 and scope = $2 and key = $3 and claim = $4 and status is null",
        claim.workspace, claim.scope, claim.key, claim.token,
    )  # fmt: skip


async def prune(connection: Connection, before: dt.datetime) -> int:
    """Delete the keys of every workspace that are past their life; return how many."""
    done = await connection.execute("delete from idempotency_keys where created_at < $1", before)
    return int(done.rsplit(" ", 1)[1])
