"""Users and teams."""

from collections.abc import Sequence

from parley.api.clearfeed.rest.cursors import print_cursor, search_from
from parley.api.clearfeed.rest.ids import AGENT, CUSTOMER
from parley.api.clearfeed.rest.mapping.people import agent_to_user, customer_to_user, team_to_wire
from parley.api.clearfeed.rest.pages import whole
from parley.api.clearfeed.rest.schemas.people import (
    TeamAnswer,
    TeamQuery,
    TeamsAnswer,
    TeamWire,
    UserQuery,
    UsersAnswer,
    UserWire,
)
from parley.api.clearfeed.rest.schemas.words import ResponseMetadata
from parley.api.toolbox.call import Call
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.errors import Invalid
from parley.core.people import Agent, Team, TeamNotFound
from parley.core.work import Work
from parley.kit.db.listing import Order
from parley.kit.ids import parse_id

TEAMS = Routes("Teams", lenient=True)
USERS = Routes("Users", lenient=True)
NEWEST_AGENT = Order("a.created_at", "timestamptz")
NEWEST_CUSTOMER = Order("c.created_at", "timestamptz")
OLDEST_TEAM = Order("t.created_at", "timestamptz", "asc")


@TEAMS.get("/teams")
async def list_teams(work: Work, query: TeamQuery) -> TeamsAnswer:
    """Get all teams, oldest first."""
    found = await whole(work, OLDEST_TEAM, lambda search: people.list_teams(work, search))
    return TeamsAnswer(await _shown(work, found, members=query.include is not None))


@TEAMS.get("/teams/{team_id}", raises=[TeamNotFound])
async def get_team(work: Work, team_id: str, query: TeamQuery) -> TeamAnswer:
    """Get a team by its id."""
    team = await people.get_team(work, team=number_in_path(team_id, TeamNotFound))
    (wire,) = await _shown(work, [team], members=query.include is not None)
    return TeamAnswer(wire)


@USERS.get("/users")
async def list_users(work: Work, call: Call, query: UserQuery) -> UsersAnswer:
    """Get users, newest first; by their ids customers are found too."""
    if query.ids:
        if query.query is not None or query.next_cursor is not None:
            raise Invalid.at("ids", "Cannot be given together with query or next_cursor")
        return UsersAnswer(await _named(work, query), ResponseMetadata(None))
    search = search_from(call, query, NEWEST_AGENT)
    found = await people.list_agents(work, search, text=query.query, active=None if query.include_deleted else True)
    cursor = print_cursor(call, query, found.after)
    return UsersAnswer([agent_to_user(agent) for agent in found.items], ResponseMetadata(cursor))


async def _named(work: Work, query: UserQuery) -> list[UserWire]:
    """Find people by their ids, ours and the chat's, in the order asked for; who is deleted only where asked."""
    agents = await _agents(work, [found for text in query.ids if (found := parse_id(AGENT, text))])
    numbers = [found for text in query.ids if (found := parse_id(CUSTOMER, text))]
    customers = (
        await whole(work, NEWEST_CUSTOMER, lambda search: people.list_customers(work, search, ids=numbers))
        if numbers
        else []
    )
    found = {f"{AGENT}_{agent.id}": agent_to_user(agent) for agent in agents.values()}
    found |= {f"{CUSTOMER}_{customer.id}": customer_to_user(customer) for customer in customers}
    chats = await people.find_people_by_slack(work, [text for text in query.ids if text not in found])
    found |= {
        text: agent_to_user(person) if isinstance(person, Agent) else customer_to_user(person)
        for text, person in chats.items()
    }
    users = {found[text].id: found[text] for text in query.ids if text in found}
    return [user for user in users.values() if query.include_deleted or not user.deleted]


async def _agents(work: Work, ids: Sequence[int]) -> dict[int, Agent]:
    if not ids:
        return {}
    found = await whole(work, NEWEST_AGENT, lambda search: people.list_agents(work, search, ids=ids))
    return {agent.id: agent for agent in found}


async def _shown(work: Work, teams: Sequence[Team], *, members: bool) -> list[TeamWire]:
    wanted = sorted({member for team in teams for member in team.member_ids}) if members else []
    known = await _agents(work, wanted)
    return [team_to_wire(team, known if members else None) for team in teams]
