"""Users and teams: core to wire."""

from collections.abc import Mapping

from msgspec import UNSET

from parley.api.clearfeed.rest.ids import AGENT, CUSTOMER
from parley.api.clearfeed.rest.schemas.people import TeamWire, UserWire
from parley.core.people import Agent, Customer, Team
from parley.kit.clock import print_time
from parley.kit.ids import spell_id


def agent_to_user(agent: Agent) -> UserWire:
    """Spell an agent."""
    return UserWire(
        id=spell_id(AGENT, agent.id),
        name=agent.name,
        email=agent.email,
        avatar=agent.avatar_url,
        deleted=not agent.active,
        is_bot=False,
    )


def customer_to_user(customer: Customer) -> UserWire:
    """Spell a customer."""
    return UserWire(
        id=spell_id(CUSTOMER, customer.id),
        name=customer.name,
        email=customer.email,
        avatar=customer.avatar_url,
        deleted=False,
        is_bot=False,
    )


def team_to_wire(team: Team, members: Mapping[int, Agent] | None) -> TeamWire:
    """Spell a team, with its members where their records are given."""
    return TeamWire(
        id=team.id,
        name=team.name,
        is_active=True,
        source="parley",
        source_id=None,
        created_at=print_time(team.created_at),
        updated_at=print_time(team.updated_at),
        team_members=UNSET if members is None else [agent_to_user(members[each]) for each in team.member_ids],
    )
