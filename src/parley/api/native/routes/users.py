"""Users: the agents of the desk."""

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.users import user_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.users import UserCreate, UserQuery, UserUpdate, UserWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.actor import Role
from parley.core.errors import VersionMismatch
from parley.core.people import AgentEmailTaken, AgentNotFound, AgentSlackIdTaken, LastOwner
from parley.core.work import Work

ROUTES = Routes("Users")


@ROUTES.get("/users")
async def list_users(work: Work, call: Call, query: UserQuery) -> Many[UserWire]:
    """List users, those who are no longer active too."""
    found = await people.list_agents(
        work,
        search_from(call, query),
        role=None if query.role is None else Role(query.role),
        active=query.active,
        text=query.search,
        team=None if query.team_id is None else id_in_body("team", query.team_id, "team_id"),
    )
    return many(call, query, found, user_to_wire)


@ROUTES.post(
    "/users",
    raises=[AgentEmailTaken, AgentSlackIdTaken],
    example={"email": "agent@example.com", "name": "Alex Agent", "role": "agent"},
)
async def create_user(work: Work, call: Call, body: UserCreate) -> One[UserWire]:
    """Create a user. Only an owner may make an owner; admins make all others."""
    agent = await people.create_agent(
        work, email=body.email, name=body.name, role=Role(body.role), slack_id=body.slack_id
    )
    return one(call, user_to_wire(agent), agent.version)


@ROUTES.get("/users/{user_id}", raises=[AgentNotFound])
async def get_user(work: Work, call: Call, user_id: str) -> One[UserWire]:
    """Get a user."""
    agent = await people.get_agent(work, agent=id_in_path("user", user_id, AgentNotFound))
    return one(call, user_to_wire(agent), agent.version)


@ROUTES.patch(
    "/users/{user_id}",
    raises=[AgentNotFound, AgentSlackIdTaken, VersionMismatch, LastOwner],
    example={"name": "Alex Agent"},
)
async def update_user(work: Work, call: Call, user_id: str, body: UserUpdate) -> One[UserWire]:
    """Change a user. Only an owner may change owners; the last active owner stays one."""
    fields = given(body)
    if "role" in fields:
        fields["role"] = Role(fields["role"])
    number = id_in_path("user", user_id, AgentNotFound)
    agent = await people.update_agent(work, agent=number, **fields, expected=call.expected_version)
    return one(call, user_to_wire(agent), agent.version)


@ROUTES.delete("/users/{user_id}", raises=[AgentNotFound, VersionMismatch, LastOwner])
async def delete_user(work: Work, call: Call, user_id: str) -> None:
    """Deactivate a user. Its keys stop working; it can still be read, with `active` false, and activated again."""
    number = id_in_path("user", user_id, AgentNotFound)
    await people.deactivate_agent(work, agent=number, expected=call.expected_version)
