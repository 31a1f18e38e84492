"""Who acts: an agent, a customer, a key (an integration), a rule, or the desk itself."""

from enum import StrEnum

import msgspec


class ActorKind(StrEnum):
    """What sort of actor it is; stored with messages and events."""

    AGENT = "agent"
    CUSTOMER = "customer"
    KEY = "key"
    RULE = "rule"
    SYSTEM = "system"


class Role(StrEnum):
    """What an actor may do: see `core/access/permissions.py`."""

    OWNER = "owner"
    ADMIN = "admin"
    AGENT = "agent"
    LIGHT = "light"
    READ = "read"


class Actor(msgspec.Struct, frozen=True):
    """One who acts in one workspace.

    `id` is the agent's, customer's or key's; `key_id` is set whenever a key was used, also by an agent, and
    `session_id` where an agent is signed in.
    """

    workspace: int
    kind: ActorKind
    id: int | None
    name: str
    role: Role
    key_id: int | None = None
    session_id: int | None = None

    @property
    def agent_id(self) -> int | None:
        """The agent who acts, if it is one."""
        return self.id if self.kind is ActorKind.AGENT else None

    @property
    def is_responder(self) -> bool:
        """Whether what it says to a customer counts as the team's answer."""
        return self.kind in {ActorKind.AGENT, ActorKind.KEY}


def system_actor(workspace: int) -> Actor:
    """Make the desk itself, which may do everything."""
    return Actor(workspace, ActorKind.SYSTEM, None, "Parley", Role.OWNER)
