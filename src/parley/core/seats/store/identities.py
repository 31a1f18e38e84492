"""The SQL of identities at issuers."""

from parley.core.work import Work


async def find_agent(work: Work, *, issuer: str, subject: str) -> int | None:
    """Return whose identity it is."""
    return await work.connection.fetchval(
        "select agent_id from identities where workspace_id = $1 and issuer = $2 and subject = $3",
        work.workspace, issuer, subject,
    )  # fmt: skip


async def has_identity(work: Work, *, agent: int, issuer: str) -> bool:
    """Whether the agent is known to the issuer by some subject."""
    return await work.connection.fetchval(
        "select exists (select from identities where workspace_id = $1 and agent_id = $2 and issuer = $3)",
        work.workspace, agent, issuer,
    )  # fmt: skip


async def insert(work: Work, *, agent: int, issuer: str, subject: str) -> None:
    """Add an identity."""
    await work.connection.execute(
        "insert into identities (workspace_id, agent_id, issuer, subject, created_at) values ($1, $2, $3, $4, $5)",
        work.workspace, agent, issuer, subject, work.now,
    )  # fmt: skip


async def find_invitation(work: Work, email: str) -> int | None:
    """Find an invitation to this address that has not expired."""
    return await work.connection.fetchval(
        "select id from invitations where workspace_id = $1 and lower(email) = lower($2) and expires_at > $3",
        work.workspace, email, work.now,
    )  # fmt: skip
