"""Statuses: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.schemas.statuses import StatusWire
from parley.core.statuses import Status
from parley.core.tickets import StatusRef


def status_to_wire(workspace: int, status: Status | StatusRef) -> StatusWire:
    """Spell a status."""
    return StatusWire(
        id=spell_id(workspace, Kind.STATUS, status.id),
        name=status.name,
        color=status.color,
        type=status.type,  # type: ignore[arg-type]  # the house has these words and no others
        is_default=status.is_default,
    )
