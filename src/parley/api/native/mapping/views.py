"""Views: core to wire and back."""

from typing import Any

import msgspec
from msgspec import UNSET

from parley.api.native.ids import spell_id
from parley.api.native.mapping.filters import wanted_from_wire
from parley.api.native.schemas.filters import TicketWanted
from parley.api.native.schemas.views import CountWire, ViewCreate, ViewUpdate, ViewWire
from parley.core.tickets import Count
from parley.core.views import NewView, View
from parley.kit.clock import print_time

LIVE = "open,in_progress,pending,on_hold"
BUILT_IN: dict[str, dict[str, Any]] = {
    "mine": {"assignee_id": "me", "state": LIVE, "snoozed": False},
    "unassigned": {"assignee_id": "none", "state": LIVE, "snoozed": False},
    "open": {"state": LIVE, "snoozed": False},
    "snoozed": {"state": LIVE, "snoozed": True},
}


def view_to_wire(view: View) -> ViewWire:
    """Spell a view."""
    return ViewWire(
        id=spell_id("view", view.id),
        name=view.name,
        icon=view.icon,
        shared=view.shared,
        filter=msgspec.convert(view.filter, TicketWanted),
        order_by=view.order_by,  # type: ignore[arg-type]  # what was taken in
        order_dir=view.order_dir,  # type: ignore[arg-type]  # the table's check keeps the words
        position=view.position,
        created_at=print_time(view.created_at),
        updated_at=print_time(view.updated_at),
    )


def view_from_wire(body: ViewCreate) -> NewView:
    """Read a new view; raise Invalid for a filter that no list could be narrowed to."""
    return NewView(
        name=body.name,
        filter=wanted_from_wire(body.filter),
        icon=body.icon,
        shared=body.shared,
        order_by=body.order_by,
        order_dir=body.order_dir,
        position=body.position,
    )


def view_changes_from_wire(body: ViewUpdate) -> dict[str, Any]:
    """Read what to change; raise Invalid for a filter that no list could be narrowed to."""
    said = {name: value for name, value in msgspec.structs.asdict(body).items() if value is not UNSET}
    return said if body.filter is UNSET else said | {"filter": wanted_from_wire(body.filter)}


def count_to_wire(view: str, count: Count | None) -> CountWire:
    """Spell how many tickets a view shows."""
    return CountWire(view, None, more=False) if count is None else CountWire(view, count.tickets, count.more)
