"""What happens to agents."""

from typing import ClassVar

from parley.core.events import Changes, Event


class AgentEvent(Event, frozen=True, kw_only=True):
    """Something happened to an agent."""

    KIND: ClassVar[str] = "agent"


class AgentCreated(AgentEvent, frozen=True, kw_only=True):
    """An agent joined."""

    TYPE: ClassVar[str] = "agent.created"

    email: str
    name: str
    role: str


class AgentUpdated(AgentEvent, frozen=True, kw_only=True):
    """An agent's name, role or picture changed, or it is active again."""

    TYPE: ClassVar[str] = "agent.updated"

    changes: Changes


class AgentDeactivated(AgentEvent, frozen=True, kw_only=True):
    """An agent may act no longer: its keys and sessions are void."""

    TYPE: ClassVar[str] = "agent.deactivated"

    name: str
    role: str
