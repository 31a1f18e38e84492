"""Operations: core to wire."""

from typing import Any

import msgspec

from parley.api.native.ids import spell_id
from parley.api.native.mapping.events import PREFIXES
from parley.api.native.schemas.events import ActorWire
from parley.api.native.schemas.operations import LeftWire, OperationWire, RearrangedWire, UndoneWire
from parley.api.native.schemas.tickets import TicketWire
from parley.core.operations import Operation
from parley.core.tickets import Left, Undone
from parley.kit.clock import print_time

PREFIX = "op"


def operation_to_wire(operation: Operation) -> OperationWire:
    """Spell an operation."""
    kind, actor = operation.actor_kind, operation.actor_id
    return OperationWire(
        id=spell_id(PREFIX, operation.id),
        kind=operation.kind.value,
        ticket_ids=[spell_id("tkt", number) for number in operation.tickets],
        actor=ActorWire(
            kind, None if actor is None else spell_id(PREFIXES.get(kind, kind), actor), operation.actor_name
        ),
        created_at=print_time(operation.created_at),
        expires_at=print_time(operation.expires_at),
        undone_at=operation.undone_at and print_time(operation.undone_at),
    )


def undone_to_wire(undone: Undone) -> UndoneWire:
    """Spell an operation that was undone, with what was left."""
    wire = operation_to_wire(undone.operation)
    return UndoneWire(**_fields(wire), left=[_left_to_wire(left) for left in undone.left])


def rearranged_to_wire(ticket: TicketWire, operation: Operation) -> RearrangedWire:
    """Put an operation beside the ticket that it left."""
    return RearrangedWire(**_fields(ticket), operation=operation_to_wire(operation))


def _left_to_wire(left: Left) -> LeftWire:
    return LeftWire(spell_id("tkt", left.ticket), left.what, [spell_id("conv", message) for message in left.messages])


def _fields(wire: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(wire, name) for name in wire.__struct_fields__}
