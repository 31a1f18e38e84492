"""People: core to wire."""

from parley.api.socialboards.ids import KINDS, Kind, spell_person
from parley.api.socialboards.schemas.access import TeammateWire
from parley.api.socialboards.schemas.shapes import UserWire
from parley.core.actor import ActorKind
from parley.core.people import Agent, Customer
from parley.core.tickets import AgentRef, Author, CustomerRef

BOTS = frozenset({ActorKind.KEY, ActorKind.RULE, ActorKind.SYSTEM})


def customer_to_wire(customer: CustomerRef | Customer) -> UserWire:
    """Spell who asks."""
    return UserWire(
        id=spell_person(Kind.CUSTOMER, customer.id),
        name=customer.name,
        email=customer.email,
        image=customer.avatar_url,
        status="client",
        is_bot=False,
    )


def agent_to_wire(agent: AgentRef | Agent) -> UserWire:
    """Spell one of the team."""
    image = agent.avatar_url if isinstance(agent, Agent) else None
    return UserWire(spell_person(Kind.TEAMMATE, agent.id), agent.name, agent.email, image, "team", is_bot=False)


def author_to_wire(author: Author) -> UserWire:
    """Spell an author of whom no more is known than its name."""
    return UserWire(
        id=spell_person(KINDS[author.kind], author.id or 0),
        name=author.name,
        email=None,
        image=None,
        status="client" if author.kind is ActorKind.CUSTOMER else "team",
        is_bot=author.kind in BOTS,
    )


def teammate_to_wire(agent: Agent) -> TeammateWire:
    """Spell a teammate."""
    role = agent.role.value
    return TeammateWire(spell_person(Kind.TEAMMATE, agent.id), agent.name, agent.email, role)  # type: ignore[arg-type]  # an agent has no key's role
