"""Statuses."""

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.statuses import status_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.statuses import StatusCreate, StatusQuery, StatusUpdate, StatusWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import statuses
from parley.core.errors import VersionMismatch
from parley.core.statuses import DefaultStatusRequired, StatusInUse, StatusKeyTaken, StatusNotFound
from parley.core.work import Work

ROUTES = Routes("Statuses")


@ROUTES.get("/statuses")
async def list_statuses(work: Work, call: Call, query: StatusQuery) -> Many[StatusWire]:
    """List statuses, by position."""
    found = await statuses.list_statuses(work, search_from(call, query))
    return many(call, query, found, status_to_wire)


@ROUTES.post(
    "/statuses", raises=[StatusKeyTaken], example={"name": "Waiting for parts", "state": "on_hold", "color": "#ffaa00"}
)
async def create_status(work: Work, call: Call, body: StatusCreate) -> One[StatusWire]:
    """Create a status. With `is_default` it takes the place of the default one."""
    status = await statuses.create_status(work, **given(body))
    return one(call, status_to_wire(status), status.version)


@ROUTES.get("/statuses/{status_id}", raises=[StatusNotFound])
async def get_status(work: Work, call: Call, status_id: str) -> One[StatusWire]:
    """Get a status."""
    status = await statuses.get_status(work, status=id_in_path("status", status_id, StatusNotFound))
    return one(call, status_to_wire(status), status.version)


@ROUTES.patch(
    "/statuses/{status_id}",
    raises=[StatusNotFound, DefaultStatusRequired, StatusInUse, VersionMismatch],
    example={"name": "Waiting for a part"},
)
async def update_status(work: Work, call: Call, status_id: str, body: StatusUpdate) -> One[StatusWire]:
    """Change a status. Its state is fixed while tickets have it; another state brings its own type unless given."""
    number = id_in_path("status", status_id, StatusNotFound)
    status = await statuses.update_status(work, status=number, **given(body), expected=call.expected_version)
    return one(call, status_to_wire(status), status.version)


@ROUTES.delete("/statuses/{status_id}", raises=[StatusNotFound, DefaultStatusRequired, StatusInUse, VersionMismatch])
async def delete_status(work: Work, call: Call, status_id: str) -> None:
    """Delete a status that is neither the default nor any ticket's."""
    number = id_in_path("status", status_id, StatusNotFound)
    await statuses.delete_status(work, status=number, expected=call.expected_version)
