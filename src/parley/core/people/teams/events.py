"""What happens to teams."""

from typing import ClassVar

from parley.core.events import Changes, Event


class TeamEvent(Event, frozen=True, kw_only=True):
    """Something happened to a team."""

    KIND: ClassVar[str] = "team"


class TeamCreated(TeamEvent, frozen=True, kw_only=True):
    """A team was made."""

    TYPE: ClassVar[str] = "team.created"

    name: str
    member_ids: list[int]


class TeamUpdated(TeamEvent, frozen=True, kw_only=True):
    """A team was renamed, or has other members."""

    TYPE: ClassVar[str] = "team.updated"

    changes: Changes


class TeamDeleted(TeamEvent, frozen=True, kw_only=True):
    """A team was removed; its tickets and inboxes have none now."""

    TYPE: ClassVar[str] = "team.deleted"

    name: str
