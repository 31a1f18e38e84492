"""Teams: admins who answer for the same conversations."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.teams import team_to_wire
from parley.api.featurebase.paging import ListWire, everything, whole
from parley.api.featurebase.schemas.teams import TeamWire
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.people import TeamNotFound
from parley.core.work import Work

ROUTES = Routes("Teams", lenient=True)


@ROUTES.get("/teams")
async def list_teams(work: Work) -> ListWire[TeamWire]:
    """List the teams, oldest first: all of them at once."""
    found = await people.list_teams(work, everything(work, "t.created_at"))
    return whole(list(map(partial(team_to_wire, work.workspace), found.items)))


@ROUTES.get("/teams/{team_id}", raises=[TeamNotFound])
async def get_team(work: Work, team_id: str) -> TeamWire:
    """Get a team."""
    number = id_in_path(work.workspace, Kind.TEAM, team_id, TeamNotFound)
    return team_to_wire(work.workspace, await people.get_team(work, team=number))
