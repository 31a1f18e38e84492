"""Teams: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.schemas.teams import TeamWire
from parley.core.people import Team


def team_to_wire(workspace: int, team: Team) -> TeamWire:
    """Spell a team."""
    return TeamWire(
        id=spell_id(workspace, Kind.TEAM, team.id),
        name=team.name,
        members=[spell_id(workspace, Kind.ADMIN, member) for member in team.member_ids],
    )
