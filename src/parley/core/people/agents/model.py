"""What an agent is."""

import datetime as dt

import msgspec

from parley.core.actor import Role
from parley.core.errors import Conflict, NotFound

LONGEST_SLACK_ID = 64
# `read` is for keys only.
ROLES = (Role.OWNER, Role.ADMIN, Role.AGENT, Role.LIGHT)


class AgentNotFound(NotFound):
    """No such agent in this workspace."""

    def __init__(self) -> None:
        super().__init__("User")


class AgentEmailTaken(Conflict):
    """Another agent has this address, perhaps in another case."""

    code = "agent_email_taken"

    def __init__(self) -> None:
        super().__init__("A user with this e-mail address exists already")


class AgentSlackIdTaken(Conflict):
    """Another agent has this id on Slack."""

    code = "agent_slack_id_taken"

    def __init__(self) -> None:
        super().__init__("A user with this Slack id exists already")


class LastOwner(Conflict):
    """Without this one nobody could make an owner again."""

    code = "last_owner"

    def __init__(self) -> None:
        super().__init__("The last active owner can be neither demoted nor deactivated")


class Agent(msgspec.Struct, frozen=True):
    """One who works at the desk; `team_ids` in ascending order."""

    id: int
    email: str
    name: str
    role: Role
    avatar_url: str | None
    slack_id: str | None
    active: bool
    team_ids: list[int]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime

    @property
    def rules(self) -> bool:
        """Whether it is an owner who can act."""
        return self.active and self.role is Role.OWNER
