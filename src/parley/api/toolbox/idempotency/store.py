"""The SQL of idempotency keys."""

import datetime as dt
import uuid
from typing import Any

import msgspec

from parley.kit.db import Connection

KEPT_HEADERS = frozenset({b"content-type", b"etag", b"location"})

CLAIM = "select fingerprint, status, headers, body from claim_idempotency_key($1, $2, $3, $4, $5, $6, $7, $8)"
TABLES = ("idempotency_claims",)


class Claim(msgspec.Struct, frozen=True):
    """One call's right to run the effect, since a moment; `token` tells it from a later one that took over."""

    workspace: int
    scope: str
    key: str
    fingerprint: bytes
    token: uuid.UUID
    at: dt.datetime


class Kept(msgspec.Struct, frozen=True):
    """What another call with the same key left; `status` is None while it runs."""

    fingerprint: bytes
    status: int | None
    headers: Any
    body: bytes | None


async def claim(connection: Connection, claim: Claim, *, lease: dt.timedelta, life: dt.timedelta) -> Kept | None:
    """Claim the key and return None, or return what is kept under it."""
    row = await connection.fetchrow(
        CLAIM, claim.workspace, claim.scope, claim.key, claim.fingerprint, claim.token, claim.at + lease, claim.at,
        claim.at - life,
    )  # fmt: skip
    return None if row is None else Kept(row["fingerprint"], row["status"], row["headers"], row["body"])


async def save(connection: Connection, claim: Claim, *, status: int, headers: dict[str, str], body: bytes) -> bool:
    """Keep the answer; False when the claim is no longer ours, and then the effect must be rolled back."""
    return await connection.fetchval(
        "select save_idempotency_answer($1, $2, $3, $4, $5, $6, $7, $8)",
        claim.workspace, claim.scope, claim.key, claim.at, claim.token, status, headers, body,
    )  # fmt: skip


async def renew(connection: Connection, claim: Claim, *, until: dt.datetime) -> None:
    """Hold the key longer, unless it was taken over."""
    await connection.execute(
        "update idempotency_claims set lease_until = $6"
        " where workspace_id = $1 and scope = $2 and key = $3 and created_at = $4 and claim = $5 and status is null",
        claim.workspace, claim.scope, claim.key, claim.at, claim.token, until,
    )  # fmt: skip


async def release(connection: Connection, claim: Claim) -> None:
    """Give the key up, so that a corrected request may use it."""
    await connection.execute(
        "delete from idempotency_claims"
        " where workspace_id = $1 and scope = $2 and key = $3 and created_at = $4 and claim = $5 and status is null",
        claim.workspace, claim.scope, claim.key, claim.at, claim.token,
    )  # fmt: skip
