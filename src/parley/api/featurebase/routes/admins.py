"""Admins: those who work at the desk."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.admins import ROLES as ROLE_NUMBERS
from parley.api.featurebase.mapping.admins import admin_to_wire, role_to_wire
from parley.api.featurebase.paging import ListWire, everything, whole
from parley.api.featurebase.schemas.admins import AdminWire
from parley.api.featurebase.schemas.roles import RoleWire
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.people import AgentNotFound
from parley.core.work import Work

ROUTES = Routes("Admins", lenient=True)


@ROUTES.get("/admins")
async def list_admins(work: Work) -> ListWire[AdminWire]:
    """List the admins who can act, oldest first: all of them at once."""
    found = await people.list_agents(work, everything(work, "a.created_at"), active=True)
    return whole(list(map(partial(admin_to_wire, work.workspace), found.items)))


@ROUTES.get("/admins/roles")
async def list_admin_roles(work: Work) -> ListWire[RoleWire]:
    """List the roles that admins have: all of them at once."""
    return whole([role_to_wire(work.workspace, role) for role in ROLE_NUMBERS])


@ROUTES.get("/admins/{admin_id}", raises=[AgentNotFound])
async def get_admin(work: Work, admin_id: str) -> AdminWire:
    """Get an admin, also one who has left."""
    number = id_in_path(work.workspace, Kind.ADMIN, admin_id, AgentNotFound)
    return admin_to_wire(work.workspace, await people.get_agent(work, agent=number))
