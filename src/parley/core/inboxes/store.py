"""The SQL of inboxes."""

import datetime as dt
from collections.abc import Sequence

from parley.core.inboxes.model import Inbox
from parley.kit.db import Connection, Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "i.id, i.name, array(select r.agent_id from inbox_responders r where r.workspace_id = i.workspace_id"
    " and r.inbox_id = i.id order by r.agent_id) as responder_ids, i.team_id, i.request_channel, i.triage_channel,"
    " i.addresses, i.auto_assign, i.csat_enabled, i.on_hold_allowed, i.is_default, i.owner_id,"
    " i.sla_policy_id, i.unattended_after, i.version, i.created_at, i.updated_at"
)
LISTING = Listing(columns=COLUMNS, table="inboxes i")


async def insert(connection: Connection, *, workspace: int, draft: Inbox) -> int:
    """Add the inbox, without its responders; return its id."""
    return await connection.fetchval(
        "insert into inboxes (workspace_id, name, team_id, request_channel, triage_channel, addresses, auto_assign,"
        " csat_enabled, on_hold_allowed, is_default, owner_id, sla_policy_id, unattended_after, created_at, updated_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14) returning id",
        workspace, draft.name, draft.team_id, draft.request_channel, draft.triage_channel, draft.addresses,
        draft.auto_assign, draft.csat_enabled, draft.on_hold_allowed, draft.is_default, draft.owner_id,
        draft.sla_policy_id, draft.unattended_after, draft.created_at,
    )  # fmt: skip


async def put_responders(connection: Connection, *, workspace: int, inbox: int, agents: Sequence[int]) -> None:
    """Have these agents answer in the inbox, and no others."""
    await connection.execute(
        "delete from inbox_responders where workspace_id = $1 and inbox_id = $2 and agent_id <> all($3::bigint[])",
        workspace, inbox, agents,
    )  # fmt: skip
    await connection.execute(
        "insert into inbox_responders (workspace_id, inbox_id, agent_id)"
        " select $1, $2, agent from unnest($3::bigint[]) as agent on conflict do nothing",
        workspace, inbox, agents,
    )  # fmt: skip


async def find(connection: Connection, *, workspace: int, inbox: int, lock: bool = False) -> Inbox | None:
    """Find an inbox; with `lock`, no ticket can enter it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await connection.fetchrow(
        f"select {COLUMNS} from inboxes i where i.workspace_id = $1 and i.id = $2{ending}", workspace, inbox
    )
    return _inbox(row) if row else None


async def known_agents(connection: Connection, *, workspace: int, agents: Sequence[int]) -> set[int]:
    """Return those that exist; they cannot vanish until the transaction ends."""
    rows = await connection.fetch(
        "select id from agents where workspace_id = $1 and id = any($2::bigint[]) order by id for key share",
        workspace, agents,
    )  # fmt: skip
    return {row["id"] for row in rows}


async def is_team(connection: Connection, *, workspace: int, team: int) -> bool:
    """Whether the team exists; it cannot vanish until the transaction ends."""
    found = await connection.fetchval(
        "select id from teams where workspace_id = $1 and id = $2 for key share", workspace, team
    )
    return found is not None


async def is_sla_policy(connection: Connection, *, workspace: int, policy: int) -> bool:
    """Whether the service level exists; it cannot vanish until the transaction ends."""
    found = await connection.fetchval(
        "select id from sla_policies where workspace_id = $1 and id = $2 for key share", workspace, policy
    )
    return found is not None


async def is_address_taken(connection: Connection, *, workspace: int, inbox: int, addresses: Sequence[str]) -> bool:
    """Whether another inbox has one of the addresses."""
    return await connection.fetchval(
        "select exists (select from inboxes where workspace_id = $1 and id <> $2 and addresses && $3::text[])",
        workspace, inbox, addresses,
    )  # fmt: skip


async def unset_default(connection: Connection, *, workspace: int, now: dt.datetime) -> int | None:
    """Take the flag from the default inbox; return its id."""
    return await connection.fetchval(
        "update inboxes set is_default = false, version = version + 1, updated_at = $2"
        " where workspace_id = $1 and is_default returning id",
        workspace, now,
    )  # fmt: skip


async def update(connection: Connection, *, workspace: int, inbox: Inbox, now: dt.datetime) -> Inbox:
    """Write all that may change of the inbox, its responders apart, as its next version."""
    row = await connection.fetchrow(
        "update inboxes i set name = $3, team_id = $4, request_channel = $5, triage_channel = $6, addresses = $7,"
        " auto_assign = $8, csat_enabled = $9, on_hold_allowed = $10, is_default = $11, owner_id = $12,"
        " sla_policy_id = $13, unattended_after = $14, version = i.version + 1,"
        f" updated_at = $15 where i.workspace_id = $1 and i.id = $2 returning {COLUMNS}",
        workspace, inbox.id, inbox.name, inbox.team_id, inbox.request_channel, inbox.triage_channel,
        inbox.addresses, inbox.auto_assign, inbox.csat_enabled, inbox.on_hold_allowed, inbox.is_default,
        inbox.owner_id, inbox.sla_policy_id, inbox.unattended_after, now,
    )  # fmt: skip
    return _inbox(row)


async def delete(connection: Connection, *, workspace: int, inbox: int) -> None:
    """Remove an inbox that has no tickets."""
    await connection.execute("delete from inboxes where workspace_id = $1 and id = $2", workspace, inbox)


async def fetch(connection: Connection, search: Search) -> Found[Inbox]:
    """Page through the inboxes."""
    return await LISTING.fetch(connection, search, _inbox)


async def fetch_all(connection: Connection, workspace: int) -> list[Inbox]:
    """Fetch every inbox, oldest first."""
    rows = await connection.fetch(f"select {COLUMNS} from inboxes i where i.workspace_id = $1 order by i.id", workspace)
    return [_inbox(row) for row in rows]


def _inbox(row: Record | None) -> Inbox:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return Inbox(*row[: len(Inbox.__struct_fields__)])
