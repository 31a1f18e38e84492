"""The statuses that tickets have."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.statuses import status_to_wire
from parley.api.featurebase.paging import everything
from parley.api.featurebase.schemas.statuses import StatusWire
from parley.api.toolbox.routes import Routes
from parley.core import statuses
from parley.core.statuses import StatusNotFound
from parley.core.work import Work

ROUTES = Routes("Ticket statuses", lenient=True)


@ROUTES.get("/tickets/statuses")
async def list_ticket_statuses(work: Work) -> list[StatusWire]:
    """List the statuses, by position: a bare array, all of them."""
    found = await statuses.list_statuses(work, everything(work, "s.position", "int"))
    return list(map(partial(status_to_wire, work.workspace), found.items))


@ROUTES.get("/tickets/statuses/{status_id}", raises=[StatusNotFound])
async def get_ticket_status(work: Work, status_id: str) -> StatusWire:
    """Get a status."""
    number = id_in_path(work.workspace, Kind.STATUS, status_id, StatusNotFound)
    return status_to_wire(work.workspace, await statuses.get_status(work, status=number))
