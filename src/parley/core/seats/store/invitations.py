"""The SQL of invitations."""

import datetime as dt

from parley.core.actor import Role
from parley.core.seats.invitations.model import Invitation
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = (
    "i.id, i.email, i.name, i.role, i.team_ids, i.invited_by, (select m.status from outgoing_mails m"
    " where m.workspace_id = i.workspace_id and m.id = i.mail_id) as mail_status, i.version, i.created_at,"
    " i.updated_at, i.expires_at"
)
ROLE = Invitation.__struct_fields__.index("role")
LISTING = Listing(columns=COLUMNS, table="invitations i")


async def insert(work: Work, *, email: str, name: str, role: Role, team_ids: list[int], expires_at: dt.datetime) -> int:
    """Add an invitation; return its id."""
    return await work.connection.fetchval(
        "insert into invitations (workspace_id, email, name, role, team_ids, invited_by, created_at, updated_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $6, $7, $7, $8) returning id",
        work.workspace, email, name, role, team_ids, work.actor.agent_id, work.now, expires_at,
    )  # fmt: skip


async def renew(work: Work, invitation: int, *, mail: int | None, expires_at: dt.datetime) -> Invitation:
    """Note the mail that carries the invitation's link, and until when it holds, as its next version."""
    row = await work.connection.fetchrow(
        "update invitations i set mail_id = $3, expires_at = $4, updated_at = $5, version = i.version + 1"
        f" where i.workspace_id = $1 and i.id = $2 returning {COLUMNS}",
        work.workspace, invitation, mail, expires_at, work.now,
    )  # fmt: skip
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    return _invitation(row)


async def find(work: Work, invitation: int, *, lock: bool = False) -> Invitation | None:
    """Find an invitation; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update of i" if lock else ""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from invitations i where i.workspace_id = $1 and i.id = $2{ending}",
        work.workspace, invitation,
    )  # fmt: skip
    return _invitation(row) if row else None


async def delete(work: Work, invitation: int) -> None:
    """Remove an invitation with its links."""
    await work.connection.execute(
        "delete from invitations where workspace_id = $1 and id = $2", work.workspace, invitation
    )


async def void_links(work: Work, invitation: int) -> None:
    """Mark the invitation's links used."""
    await work.connection.execute(
        "update one_time_links set used_at = $3 where workspace_id = $1 and invitation_id = $2 and used_at is null",
        work.workspace, invitation, work.now,
    )  # fmt: skip


async def has_agent(work: Work, email: str) -> bool:
    """Whether an agent has this address, in any case, active or not."""
    return await work.connection.fetchval(
        "select exists (select from agents where workspace_id = $1 and lower(email) = lower($2))",
        work.workspace, email,
    )  # fmt: skip


async def fetch(work: Work, search: Search) -> Found[Invitation]:
    """Page through the invitations."""
    return await LISTING.fetch(work.connection, search, _invitation)


def _invitation(row: Record) -> Invitation:
    values = [row[name] for name in Invitation.__struct_fields__]
    values[ROLE] = Role(values[ROLE])
    return Invitation(*values)
