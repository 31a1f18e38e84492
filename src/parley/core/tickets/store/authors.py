"""The SQL of those in whose name a message is written."""

from parley.core.actor import ActorKind
from parley.core.tickets.model import Author
from parley.core.work import Work

NAMES = {
    # Who is being erased says nothing any more.
    ActorKind.CUSTOMER: "select coalesce(name, email, '') from customers where workspace_id = $1 and id = $2"
    " and erased_at is null for key share",
    ActorKind.AGENT: "select name from agents where workspace_id = $1 and id = $2",
}


async def claim(work: Work, author: Author) -> Author | None:
    """Find a customer or an agent of the workspace, under its own name where none is given; nobody else is known.

    A customer cannot be erased until the transaction ends.
    """
    statement = NAMES.get(author.kind)
    name = await work.connection.fetchval(statement, work.workspace, author.id) if statement else None
    return None if name is None else Author(author.kind, author.id, author.name or name)
