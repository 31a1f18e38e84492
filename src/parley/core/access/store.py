"""The SQL of keys."""

import datetime as dt

from parley.core.access.model import ApiKey
from parley.core.access.permissions import weaker
from parley.core.actor import Actor, ActorKind, Role
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "k.id, k.name, k.role, k.agent_id, k.created_at, k.last_used_at, k.revoked_at"
USED_EVERY = dt.timedelta(minutes=1)
LISTING = Listing(columns=COLUMNS, table="api_keys k")

AUTHENTICATE = """
select k.secret_hash, k.name, k.role, k.agent_id, k.last_used_at, a.name as agent_name, a.role as agent_role,
       a.active
from api_keys k left join agents a on a.workspace_id = k.workspace_id and a.id = k.agent_id
where k.workspace_id = $1 and k.id = $2 and k.revoked_at is null
"""


async def find_credentials(
    connection: Connection, *, workspace: int, key: int, now: dt.datetime
) -> tuple[bytes, Actor] | None:
    """Find a live key's digest and the actor it stands for; note its use, once a minute at most."""
    row = await connection.fetchrow(AUTHENTICATE, workspace, key)
    if row is None or row["active"] is False:
        return None
    if row["last_used_at"] is None or row["last_used_at"] < now - USED_EVERY:
        await connection.execute(
            "update api_keys set last_used_at = $3 where workspace_id = $1 and id = $2", workspace, key, now
        )
    return row["secret_hash"], _actor(row, workspace, key)


async def insert(
    connection: Connection,
    *,
    workspace: int,
    name: str,
    role: Role,
    agent: int | None,
    secret_hash: bytes,
    now: dt.datetime,
) -> ApiKey:
    """Add a key."""
    row = await connection.fetchrow(
        "insert into api_keys as k (workspace_id, name, role, agent_id, secret_hash, created_at)"
        f" values ($1, $2, $3, $4, $5, $6) returning {COLUMNS}",
        workspace, name, role, agent, secret_hash, now,
    )  # fmt: skip
    return _key(row)


async def find(connection: Connection, *, workspace: int, key: int) -> ApiKey | None:
    """Find a key, revoked or not."""
    row = await connection.fetchrow(
        f"select {COLUMNS} from api_keys k where k.workspace_id = $1 and k.id = $2", workspace, key
    )
    return _key(row) if row else None


async def revoke(connection: Connection, *, workspace: int, key: int, now: dt.datetime) -> ApiKey | None:
    """Mark a live key revoked; None when there is none."""
    row = await connection.fetchrow(
        "update api_keys k set revoked_at = $3 where k.workspace_id = $1 and k.id = $2 and k.revoked_at is null"
        f" returning {COLUMNS}",
        workspace, key, now,
    )  # fmt: skip
    return _key(row) if row else None


async def fetch(connection: Connection, search: Search) -> Found[ApiKey]:
    """Page through the keys that are not revoked."""
    search.where("k.revoked_at is null")
    return await LISTING.fetch(connection, search, _key)


def _actor(row: Record, workspace: int, key: int) -> Actor:
    role = Role(row["role"])
    if row["agent_id"] is None:
        return Actor(workspace, ActorKind.KEY, key, row["name"], role, key)
    role = weaker(role, Role(row["agent_role"]))
    return Actor(workspace, ActorKind.AGENT, row["agent_id"], row["agent_name"], role, key)


def _key(row: Record | None) -> ApiKey:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return ApiKey(*row[:2], Role(row["role"]), *row[3:7])
