"""Many tickets at once: wire to core and back."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from parley.api.native.bodies import description_in_body, given
from parley.api.native.faults import TABLE, Details, ErrorBody
from parley.api.native.ids import ticket_in_body
from parley.api.native.mapping.operations import operation_to_wire
from parley.api.native.mapping.tickets import changes_from_wire, ticket_from_wire
from parley.api.native.schemas.batches import BatchMeta, BatchOperation, BatchResult, BatchWire
from parley.api.native.schemas.tickets import TicketUpdate
from parley.api.toolbox.faults import row_of
from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.fields import Field
from parley.core.operations import Operation
from parley.core.tickets import Change, NewTicket, Ticket

CREATED, UPDATED = 201, 200
SHAPE = "Needs either create, or id and update"


async def operation_from_wire(body: BatchOperation, fields: Sequence[Field]) -> NewTicket | Change:
    """Read one operation; raise Invalid, with paths that begin at the operation."""
    new = body.create
    if new is not UNSET:
        if (body.id, body.update, body.if_match) != (UNSET, UNSET, UNSET):
            raise Invalid.at("", SHAPE)
        return ticket_from_wire(new, await description_in_body(new.description, new.format), fields)
    if body.update is UNSET or body.id is UNSET:
        raise Invalid.at("", SHAPE)
    return await _change(body, body.id, body.update, fields)


async def _change(body: BatchOperation, id_: str | int, update: TicketUpdate, fields: Sequence[Field]) -> Change:
    given(update)
    changes = changes_from_wire(update, await description_in_body(update.description, update.format), fields)
    return Change(ticket_in_body(id_, "id"), changes, None if body.if_match is UNSET else body.if_match)


def at_place(error: ParleyError, place: int, body: BatchOperation) -> ParleyError:
    """Have the faults of an operation name their places in the whole body."""
    if not isinstance(error, Invalid):
        return error
    inner = "create" if body.create is not UNSET else "update"
    return Invalid([_at(fault, f"operations.{place}", inner) for fault in error.faults], error.message)


def _at(fault: Fault, where: str, inner: str) -> Fault:
    steps = [where] if fault.path in {"", "id"} else [where, inner]
    return msgspec.structs.replace(fault, path=".".join([*steps, fault.path] if fault.path else steps))


def batch_to_wire(
    bodies: Sequence[BatchOperation], outcome: Sequence[Ticket | ParleyError], done: Operation | None
) -> BatchWire:
    """Spell what became of the operations, and by what they can be undone."""
    results = [_result(body, each) for body, each in zip(bodies, outcome, strict=True)]
    created, updated = (sum(1 for each in results if each.status == status) for status in (CREATED, UPDATED))
    meta = BatchMeta(created, updated, len(results) - created - updated)
    return BatchWire(results, meta, None if done is None else operation_to_wire(done))


def _result(body: BatchOperation, each: Ticket | ParleyError) -> BatchResult:
    if isinstance(each, Ticket):
        return BatchResult(CREATED if body.create is not UNSET else UPDATED, f"tkt_{each.number}", each.version)
    status, code = row_of(TABLE, each)
    details = Details(fields=list(each.faults)) if isinstance(each, Invalid) else Details()
    return BatchResult(status, error=ErrorBody(code, each.message, details))
