"""The SQL of service level policies."""

import msgspec

from parley.core.sla.model import SlaPolicy, Target
from parley.core.work import Work
from parley.kit.db import Record
from parley.kit.db.listing import Found, Listing, Search

COLUMNS = "p.id, p.name, p.targets, p.is_default, p.version, p.created_at, p.updated_at"
LISTING = Listing(columns=COLUMNS, table="sla_policies p")
OF_INBOXES = (
    f"select {COLUMNS}, array(select i.id from inboxes i where i.workspace_id = p.workspace_id"
    " and i.sla_policy_id = p.id) as inboxes, w.setup_version"
    " from workspaces w left join sla_policies p on p.workspace_id = w.workspace_id"
    " where w.workspace_id = $1 order by p.id"
)


async def insert(work: Work, draft: SlaPolicy) -> SlaPolicy:
    """Add a policy."""
    row = await work.connection.fetchrow(
        "insert into sla_policies as p (workspace_id, name, targets, is_default, created_at, updated_at)"
        f" values ($1, $2, $3, $4, $5, $5) returning {COLUMNS}",
        work.workspace, draft.name, draft.targets, draft.is_default, work.now,
    )  # fmt: skip
    return _policy(row)


async def find(work: Work, policy: int, *, lock: bool = False) -> SlaPolicy | None:
    """Find a policy; with `lock`, keep others from changing it until the transaction ends."""
    ending = " for update" if lock else ""
    row = await work.connection.fetchrow(
        f"select {COLUMNS} from sla_policies p where p.workspace_id = $1 and p.id = $2{ending}", work.workspace, policy
    )
    return _policy(row) if row else None


async def unset_default(work: Work) -> int | None:
    """Take the flag from the default policy, if there is one; return its id."""
    return await work.connection.fetchval(
        "update sla_policies set is_default = false, version = version + 1, updated_at = $2"
        " where workspace_id = $1 and is_default returning id",
        work.workspace, work.now,
    )  # fmt: skip


async def update(work: Work, policy: SlaPolicy) -> SlaPolicy:
    """Write all that may change of the policy as its next version."""
    row = await work.connection.fetchrow(
        "update sla_policies p set name = $3, targets = $4, is_default = $5, version = p.version + 1, updated_at = $6"
        f" where p.workspace_id = $1 and p.id = $2 returning {COLUMNS}",
        work.workspace, policy.id, policy.name, policy.targets, policy.is_default, work.now,
    )  # fmt: skip
    return _policy(row)


async def delete(work: Work, policy: int) -> None:
    """Remove a policy; inboxes that named it name none."""
    await work.connection.execute(
        "delete from sla_policies where workspace_id = $1 and id = $2", work.workspace, policy
    )


async def fetch(work: Work, search: Search) -> Found[SlaPolicy]:
    """Page through the policies."""
    return await LISTING.fetch(work.connection, search, _policy)


async def fetch_all(work: Work) -> tuple[int, list[tuple[SlaPolicy, list[int]]]]:
    """Fetch the version of the workspace's words, and every policy with the inboxes that name it."""
    rows = await work.connection.fetch(OF_INBOXES, work.workspace)
    found = [(_policy(row), row["inboxes"]) for row in rows if row["id"] is not None]
    return rows[0]["setup_version"], found


def _policy(row: Record | None) -> SlaPolicy:
    assert row is not None  # noqa: S101 -- a returning clause gives its row
    key, name, targets, *rest = row[: len(SlaPolicy.__struct_fields__)]
    return SlaPolicy(key, name, msgspec.convert(targets, dict[str, Target]), *rest)
