"""Teams."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.teams import team_from_wire, team_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.teams import TeamCreate, TeamQuery, TeamUpdate, TeamWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.errors import VersionMismatch
from parley.core.people import TeamNameTaken, TeamNotFound
from parley.core.work import Work

ROUTES = Routes("Teams")


@ROUTES.get("/teams")
async def list_teams(work: Work, call: Call, query: TeamQuery) -> Many[TeamWire]:
    """List teams."""
    found = await people.list_teams(work, search_from(call, query), text=query.search)
    return many(call, query, found, team_to_wire)


@ROUTES.post("/teams", raises=[TeamNameTaken], example={"name": "Billing"})
async def create_team(work: Work, call: Call, body: TeamCreate) -> One[TeamWire]:
    """Create a team. Names are unique in the workspace, whatever their case."""
    team = await people.create_team(work, **team_from_wire(asdict(body)))
    return one(call, team_to_wire(team), team.version)


@ROUTES.get("/teams/{team_id}", raises=[TeamNotFound])
async def get_team(work: Work, call: Call, team_id: str) -> One[TeamWire]:
    """Get a team."""
    team = await people.get_team(work, team=id_in_path("team", team_id, TeamNotFound))
    return one(call, team_to_wire(team), team.version)


@ROUTES.patch(
    "/teams/{team_id}", raises=[TeamNotFound, TeamNameTaken, VersionMismatch], example={"member_ids": ["user_789"]}
)
async def update_team(work: Work, call: Call, team_id: str, body: TeamUpdate) -> One[TeamWire]:
    """Rename a team, or replace its members."""
    number = id_in_path("team", team_id, TeamNotFound)
    team = await people.update_team(work, team=number, **team_from_wire(given(body)), expected=call.expected_version)
    return one(call, team_to_wire(team), team.version)


@ROUTES.delete("/teams/{team_id}", raises=[TeamNotFound, VersionMismatch])
async def delete_team(work: Work, call: Call, team_id: str) -> None:
    """Delete a team; its tickets and inboxes have none afterwards."""
    await people.delete_team(work, team=id_in_path("team", team_id, TeamNotFound), expected=call.expected_version)
