"""Many tickets at once."""

from collections.abc import Sequence

from parley.api.native.mapping.batches import (
    Asked,
    Done,
    Mark,
    Marked,
    at_place,
    batch_to_wire,
    operation_from_wire,
    verb_of,
)
from parley.api.native.schemas.batches import BatchBody, BatchOperation, BatchWire
from parley.api.toolbox.routes import Routes
from parley.core import attention, tickets
from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid, ParleyError, VersionMismatch
from parley.core.fields import Field
from parley.core.tickets import Batched, TicketClosed, TicketNotFound
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
            {"id": "tkt_124", "snooze": {"until": "2030-01-15T10:30:00Z"}},
        ],
    },
)
async def batch_tickets(work: Work, body: BatchBody) -> BatchWire:
    """Create, update, snooze, delete and mark up to 1,000 tickets in one transaction.

    New tickets come first, then changes, then deletions, in their order. In mode `all` one refusal leaves everything as
    it was, and the answer is its error; where input is wrong, every fault of every operation is named by its path,
    `operations.3.create.subject`. In mode `each` what is refused is left out, and its place in `data` has its status
    and error. A ticket may be named once, and once more to be marked as read or unread. A body of another shape than
    this is refused as a whole in both modes. `operation` says how long all that was done can be undone at once, but for
    what you have read, which is your own.
    """
    if any(verb_of(each) != "read" for each in body.operations):
        require(work, Permission.WRITE)
    fields = (await tickets.setup_of(work)).fields
    asked = [await _read(each, fields) for each in body.operations]
    marked = await _mark(work, asked)
    rest = {place: each for place, each in enumerate(asked) if not isinstance(each, Mark)}
    rest |= {place: each for place, each in marked.items() if isinstance(each, ParleyError)}
    done = Batched([each for each in rest.values() if isinstance(each, ParleyError)], None)
    if len(done.outcome) < len(rest):
        done = await tickets.apply_batch(work, list(rest.values()), is_whole=body.mode == "all")
    outcome: dict[int, Done] = {**marked, **dict(zip(rest, done.outcome, strict=True))}
    placed = [_placed(outcome[place], place, said) for place, said in enumerate(body.operations)]
    if body.mode == "all":
        _refuse(placed)
    return batch_to_wire(body.operations, placed, done.operation)


async def _read(body: BatchOperation, fields: Sequence[Field]) -> Asked | ParleyError:
    try:
        return await operation_from_wire(body, fields)
    except Invalid as error:
        return error


async def _mark(work: Work, asked: Sequence[Asked | ParleyError]) -> dict[int, Done]:
    """Mark what is to be marked; return by its place what became of each."""
    marks = {place: each for place, each in enumerate(asked) if isinstance(each, Mark)}
    if not marks:
        return {}
    first = {each.number: place for place, each in reversed(marks.items())}
    found = await attention.mark_tickets(work, {each.number: each.read for each in reversed(marks.values())})
    outcome: dict[int, Done] = {}
    for place, each in marks.items():
        unread = found[each.number]
        outcome[place] = Marked(each.number, unread) if isinstance(unread, bool) else unread
        if first[each.number] != place:
            outcome[place] = Invalid([Fault("id", "This ticket is named twice")])
    return outcome


def _placed(each: Done, place: int, said: BatchOperation) -> Done:
    return at_place(each, place, said) if isinstance(each, ParleyError) else each


def _refuse(outcome: Sequence[object]) -> None:
    """Raise every fault together where there are any, else the first error."""
    errors = [each for each in outcome if isinstance(each, ParleyError)]
    faults: list[Fault] = [fault for error in errors if isinstance(error, Invalid) for fault in error.faults]
    if faults:
        raise Invalid(faults)
    if errors:
        raise errors[0]
