"""The SQL of second factors and recovery codes."""

from collections.abc import Sequence

from parley.core.work import Work


async def prepare(work: Work, agent: int, sealed: bytes) -> str | None:
    """Have a secret wait for its first code and return the agent's address; None where one is in force."""
    return await work.connection.fetchval(
        "with waiting as (insert into totp (workspace_id, agent_id, secret, created_at) values ($1, $2, $3, $4)"
        " on conflict (workspace_id, agent_id) do update set secret = excluded.secret, created_at = excluded.created_at"
        " where totp.confirmed_at is null returning 1)"
        " select a.email from agents a where a.workspace_id = $1 and a.id = $2 and exists (select from waiting)",
        work.workspace, agent, sealed, work.now,
    )  # fmt: skip


async def find_waiting(work: Work, agent: int) -> bytes | None:
    """Find the sealed secret that waits for its first code, and keep it from being replaced meanwhile."""
    return await work.connection.fetchval(
        "select secret from totp where workspace_id = $1 and agent_id = $2 and confirmed_at is null for update",
        work.workspace, agent,
    )  # fmt: skip


async def confirm(work: Work, agent: int, step: int, codes: Sequence[bytes]) -> None:
    """Put the factor in force, with its recovery codes."""
    await work.connection.execute(
        "update totp set confirmed_at = $3, last_step = $4 where workspace_id = $1 and agent_id = $2",
        work.workspace, agent, work.now, step,
    )  # fmt: skip
    await work.connection.execute(
        "insert into recovery_codes (workspace_id, agent_id, code_hash) select $1, $2, unnest($3::bytea[])",
        work.workspace, agent, list(codes),
    )  # fmt: skip


async def take_step(work: Work, agent: int, step: int) -> bool:
    """Note that a step's code was used; False when it, or a later one, was before: of two at once, one is first."""
    taken = await work.connection.fetchval(
        "update totp set last_step = $3 where workspace_id = $1 and agent_id = $2 and last_step < $3 returning 1",
        work.workspace, agent, step,
    )  # fmt: skip
    return taken is not None


async def use_code(work: Work, agent: int, code: bytes) -> int | None:
    """Use a recovery code up and return how many are left; None when there is no such code."""
    used = await work.connection.fetchval(
        "delete from recovery_codes where workspace_id = $1 and agent_id = $2 and code_hash = $3 returning 1",
        work.workspace, agent, code,
    )  # fmt: skip
    if used is None:
        return None
    return await work.connection.fetchval(
        "select count(*) from recovery_codes where workspace_id = $1 and agent_id = $2", work.workspace, agent
    )


async def remove(work: Work, agent: int) -> bool:
    """Remove the factor with its recovery codes; whether it was in force."""
    row = await work.connection.fetchrow(
        "delete from totp where workspace_id = $1 and agent_id = $2 returning confirmed_at", work.workspace, agent
    )
    return row is not None and row[0] is not None
