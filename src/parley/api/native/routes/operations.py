"""Operations: what was done to several things at once, and how it is undone."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ticket_in_body
from parley.api.native.mapping.operations import PREFIX, operation_to_wire, undone_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.operations import OperationQuery, OperationWire, UndoneWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import operations, tickets
from parley.core.errors import VersionMismatch
from parley.core.operations import CannotUndo, OperationExpired, OperationNotFound, UndoneAlready
from parley.core.work import Work

ROUTES = Routes("Operations")


@ROUTES.get("/operations")
async def list_operations(work: Work, call: Call, query: OperationQuery) -> Many[OperationWire]:
    """List the merges, splits and batches of the last days, undone or not."""
    ticket = None if query.ticket_id is None else ticket_in_body(query.ticket_id, "ticket_id")
    found = await operations.list_operations(work, search_from(call, query), ticket=ticket)
    return many(call, query, found, operation_to_wire)


@ROUTES.get("/operations/{operation_id}", raises=[OperationNotFound])
async def get_operation(work: Work, call: Call, operation_id: str) -> One[OperationWire]:
    """Get an operation. It is forgotten a day after it expired."""
    number = id_in_path(PREFIX, operation_id, OperationNotFound)
    operation = await operations.get_operation(work, operation=number)
    return one(call, operation_to_wire(operation), operation.version)


@ROUTES.post(
    "/operations/{operation_id}/undo",
    status=200,
    raises=[OperationNotFound, UndoneAlready, OperationExpired, CannotUndo, VersionMismatch],
)
async def undo_operation(work: Work, call: Call, operation_id: str) -> One[UndoneWire]:
    """Undo a merge, a split or a batch, within 7 days and once: what it changed is as before.

    What others changed since stays, as do conversations written since, and is named in `left`. Refused, with nothing
    changed, where a ticket was purged or its customer erased, or where one of a merge or a split is deleted.
    """
    number = id_in_path(PREFIX, operation_id, OperationNotFound)
    undone = await tickets.undo_operation(work, operation=number, expected=call.expected_version)
    return one(call, undone_to_wire(undone), undone.operation.version)
