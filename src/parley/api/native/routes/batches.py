"""Many tickets at once."""

from collections.abc import Sequence

from parley.api.native.mapping.batches import at_place, batch_to_wire, operation_from_wire
from parley.api.native.schemas.batches import BatchBody, BatchOperation, BatchWire
from parley.api.toolbox.operations import Routes
from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid, ParleyError, VersionMismatch
from parley.core.fields import Field
from parley.core.tickets import Change, NewTicket, TicketClosed, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Batches")
MAX_BODY = 16 * 1024 * 1024


@ROUTES.post(
    "/tickets/batch",
    status=200,
    max_body=MAX_BODY,
    raises=[TicketNotFound, TicketClosed, VersionMismatch],
    example={
        "mode": "each",
        "operations": [
            {"create": {"subject": "Help needed", "customer_email": "user@example.com"}},
            {"id": "tkt_123", "if_match": 3, "update": {"status": "solved", "tags": ["refund"]}},
        ],
    },
)
async def batch_tickets(work: Work, body: BatchBody) -> BatchWire:
    """Create and update up to 1,000 tickets in one transaction; new tickets come first, then changes, in their order.

    In mode `all` one refusal leaves everything as it was, and the answer is its error; where input is wrong, every
    fault of every operation is named by its path, `operations.3.create.subject`. In mode `each` what is refused is
    left out, and its place in `data` has its status and error. A ticket may be named once. A body of another shape
    than this is refused as a whole in both modes. `operation` says how long all that was done can be undone at once.
    """
    require(work, Permission.WRITE)
    fields = (await tickets.setup_of(work)).fields
    operations = [await _read(each, fields) for each in body.operations]
    done = await tickets.apply_batch(work, operations, is_whole=body.mode == "all")
    placed = [
        at_place(each, place, said) if isinstance(each, ParleyError) else each
        for place, (each, said) in enumerate(zip(done.outcome, body.operations, strict=True))
    ]
    if body.mode == "all":
        _refuse(placed)
    return batch_to_wire(body.operations, placed, done.operation)


async def _read(body: BatchOperation, fields: Sequence[Field]) -> NewTicket | Change | ParleyError:
    try:
        return await operation_from_wire(body, fields)
    except Invalid as error:
        return error


def _refuse(outcome: Sequence[object]) -> None:
    """Raise every fault together where there are any, else the first error."""
    errors = [each for each in outcome if isinstance(each, ParleyError)]
    faults: list[Fault] = [fault for error in errors if isinstance(error, Invalid) for fault in error.faults]
    if faults:
        raise Invalid(faults)
    if errors:
        raise errors[0]
