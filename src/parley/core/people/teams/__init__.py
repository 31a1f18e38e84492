"""Teams: agents who answer for the same tickets."""

from parley.core.people.teams.actions import create_team, delete_team, find_team, get_team, list_teams, update_team
from parley.core.people.teams.model import Team, TeamNameTaken, TeamNotFound

__all__ = [
    "Team",
    "TeamNameTaken",
    "TeamNotFound",
    "create_team",
    "delete_team",
    "find_team",
    "get_team",
    "list_teams",
    "update_team",
]
