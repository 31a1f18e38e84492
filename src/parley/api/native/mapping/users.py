"""Users: core to wire."""

from parley.api.native.ids import spell_id
from parley.api.native.schemas.users import UserWire
from parley.core.people import Agent
from parley.kit.clock import print_time


def user_to_wire(agent: Agent) -> UserWire:
    """Spell an agent."""
    return UserWire(
        id=spell_id("user", agent.id),
        email=agent.email,
        name=agent.name,
        role=agent.role.value,  # pyright: ignore[reportArgumentType] -- `read` is of keys only
        avatar_url=agent.avatar_url,
        slack_id=agent.slack_id,
        active=agent.active,
        team_ids=[spell_id("team", team) for team in agent.team_ids],
        created_at=print_time(agent.created_at),
        updated_at=print_time(agent.updated_at),
    )
