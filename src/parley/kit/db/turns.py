"""Taking turns: what must be looked at as a whole before a part of it changes is changed by one at a time."""

from parley.kit.db.database import Connection


async def take_turn(connection: Connection, what: str, workspace: int) -> None:
    """Wait until no other transaction changes `what` in this workspace; the turn ends with the transaction."""
    await connection.execute("select pg_advisory_xact_lock(hashtextextended($1, $2))", what, workspace)
