"""Read operations."""

from parley.core.operations import store
from parley.core.operations.errors import OperationNotFound
from parley.core.operations.model import Operation
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def get_operation(work: Work, *, operation: int) -> Operation:
    """Return an operation. Raises OperationNotFound."""
    found = await store.find(work, operation)
    if found is None:
        raise OperationNotFound
    return found


async def list_operations(work: Work, search: Search, *, ticket: int | None = None) -> Found[Operation]:
    """Page through the operations, those of one ticket where it is named."""
    return await store.fetch(work, search, ticket=ticket)
