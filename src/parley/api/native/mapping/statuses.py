"""Statuses: core to wire."""

from parley.api.native.ids import spell_id
from parley.api.native.schemas.statuses import StatusWire
from parley.core.statuses import Status
from parley.kit.clock import print_time


def status_to_wire(status: Status) -> StatusWire:
    """Spell a status."""
    return StatusWire(
        id=spell_id("status", status.id),
        key=status.key,
        name=status.name,
        state=status.state,
        type=status.type,
        color=status.color,
        position=status.position,
        is_default=status.is_default,
        created_at=print_time(status.created_at),
        updated_at=print_time(status.updated_at),
    )
