"""Users and teams on the wire."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.words import Cursor, Limit, Moment, ResponseMetadata

MOST_IDS = 100


class UserWire(msgspec.Struct):
    """A person: an agent, or where asked for by id a customer."""

    id: Annotated[str, msgspec.Meta(examples=["user_123"])]
    name: str | None
    email: str | None
    avatar: str | None
    deleted: bool
    is_bot: Literal[False]


class UsersAnswer(msgspec.Struct):
    """A page of users."""

    users: list[UserWire]
    response_metadata: ResponseMetadata


class UserQuery(msgspec.Struct, kw_only=True):
    """Which users: those named, or those found by a part of their name or address."""

    ids: Annotated[
        list[Annotated[str, msgspec.Meta(max_length=255)]],
        msgspec.Meta(max_length=MOST_IDS, description="These alone, customers among them; unknown ones are left out"),
    ] = []
    query: (
        Annotated[str, msgspec.Meta(min_length=1, max_length=255, description="A part of the name or address")] | None
    ) = None
    include_deleted: Annotated[bool, msgspec.Meta(description="Add those who can act no longer")] = False
    limit: Limit = 50
    next_cursor: Cursor | None = None


class TeamWire(msgspec.Struct):
    """A team. `team_members` are there where they were asked for."""

    id: int
    name: str
    is_active: Literal[True]
    source: Literal["parley"]
    source_id: None
    created_at: Moment
    updated_at: Moment
    team_members: list[UserWire] | UnsetType = UNSET


class TeamAnswer(msgspec.Struct):
    """One team."""

    team: TeamWire


class TeamsAnswer(msgspec.Struct):
    """All teams."""

    teams: list[TeamWire]


class TeamQuery(msgspec.Struct):
    """What to show of the teams."""

    include: Annotated[Literal["team_members"], msgspec.Meta(description="Add the members")] | None = None
