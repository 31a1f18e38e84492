"""Many tickets at once: wire to core and back."""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from parley.api.native.bodies import description_in_body, given
from parley.api.native.faults import TABLE, Details, ErrorBody
from parley.api.native.ids import ticket_in_body
from parley.api.native.mapping.operations import operation_to_wire
from parley.api.native.mapping.tickets import changes_from_wire, ticket_from_wire
from parley.api.native.moments import moment_in_body
from parley.api.native.schemas.batches import BatchMeta, BatchOperation, BatchResult, BatchWire
from parley.api.native.schemas.tickets import SnoozeBody, TicketUpdate
from parley.api.toolbox.faults import row_of
from parley.core.errors import Fault, Invalid, ParleyError
from parley.core.fields import Field
from parley.core.operations import Operation
from parley.core.tickets import Change, Deleted, Deletion, NewTicket, Ticket, TicketChanges

CREATED, UPDATED, DELETED = 201, 200, 204
VERBS = ("create", "update", "snooze", "delete", "read")
SHAPE = "Needs either create, or id and one of update, snooze, delete and read"


class Mark(msgspec.Struct, frozen=True):
    """A ticket of which the caller has read all, or not."""

    number: int
    read: bool


class Marked(msgspec.Struct, frozen=True):
    """A ticket that was marked, and whether anything on it is unread to the caller."""

    number: int
    unread: bool


Asked = NewTicket | Change | Deletion | Mark
Done = Ticket | Deleted | Marked | ParleyError


def verb_of(body: BatchOperation) -> str:
    """Return what an operation asks for; empty where it asks for nothing, or for several things."""
    said = [verb for verb in VERBS if getattr(body, verb) is not UNSET]
    return said[0] if len(said) == 1 else ""


async def operation_from_wire(body: BatchOperation, fields: Sequence[Field]) -> Asked:
    """Read one operation; raise Invalid, with paths that begin at the operation."""
    verb = verb_of(body)
    new = body.create
    if verb == "create" and new is not UNSET and (body.id, body.if_match) == (UNSET, UNSET):
        return ticket_from_wire(new, await description_in_body(new.description, new.format), fields)
    if verb in {"", "create"} or body.id is UNSET or body.delete is False:
        raise Invalid.at("", SHAPE)
    expected = None if body.if_match is UNSET else body.if_match
    if body.read is not UNSET:
        if expected is not None:
            raise Invalid.at("if_match", "What you have read is no part of a ticket's version")
        return Mark(ticket_in_body(body.id, "id"), body.read)
    if body.delete is not UNSET:
        return Deletion(ticket_in_body(body.id, "id"), expected)
    return await _change(body, body.id, expected, fields)


async def _change(body: BatchOperation, id_: str | int, expected: int | None, fields: Sequence[Field]) -> Change:
    changes = _nap(body.snooze) if body.snooze is not UNSET else await _update(body.update, fields)
    return Change(ticket_in_body(id_, "id"), changes, expected)


async def _update(update: TicketUpdate | msgspec.UnsetType, fields: Sequence[Field]) -> TicketChanges:
    assert update is not UNSET  # noqa: S101 -- there is no other verb left
    given(update)
    return changes_from_wire(update, await description_in_body(update.description, update.format), fields)


def _nap(snooze: SnoozeBody) -> TicketChanges:
    return TicketChanges(snoozed_until=None if snooze.until is None else moment_in_body(snooze.until, "until"))


def at_place(error: ParleyError, place: int, body: BatchOperation) -> ParleyError:
    """Have the faults of an operation name their places in the whole body."""
    if not isinstance(error, Invalid):
        return error
    return Invalid([_at(fault, f"operations.{place}", verb_of(body)) for fault in error.faults], error.message)


def _at(fault: Fault, where: str, verb: str) -> Fault:
    path = "until" if verb == "snooze" and fault.path == "snoozed_until" else fault.path
    steps = [where] if path in {"", "id", "if_match"} else [where, verb]
    return msgspec.structs.replace(fault, path=".".join([*steps, path] if path else steps))


def batch_to_wire(bodies: Sequence[BatchOperation], outcome: Sequence[Done], done: Operation | None) -> BatchWire:
    """Spell what became of the operations, and by what they can be undone."""
    results = [_result(body, each) for body, each in zip(bodies, outcome, strict=True)]
    deleted, marked, refused = (
        sum(1 for each in outcome if isinstance(each, kind)) for kind in (Deleted, Marked, ParleyError)
    )
    created = sum(1 for each in results if each.status == CREATED)
    updated = len(results) - created - deleted - marked - refused
    meta = BatchMeta(created, updated, refused, deleted, marked)
    return BatchWire(results, meta, None if done is None else operation_to_wire(done))


def _result(body: BatchOperation, each: Done) -> BatchResult:
    if isinstance(each, Ticket):
        return BatchResult(CREATED if body.create is not UNSET else UPDATED, f"tkt_{each.number}", each.version)
    if isinstance(each, Deleted):
        return BatchResult(DELETED, f"tkt_{each.number}")
    if isinstance(each, Marked):
        return BatchResult(UPDATED, f"tkt_{each.number}", unread=each.unread)
    status, code = row_of(TABLE, each)
    details = Details(fields=list(each.faults)) if isinstance(each, Invalid) else Details()
    return BatchResult(status, error=ErrorBody(code, each.message, details))
