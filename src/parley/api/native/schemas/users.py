"""Users, the agents of the desk, on the wire."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import Email, PictureAddress, SearchText, SlackId
from parley.api.native.schemas.words import Moment, Name

RoleName = Literal["owner", "admin", "agent", "light"]


class UserWire(msgspec.Struct):
    """A user. One who is not active can do nothing, and remains as the author of what was done."""

    id: Annotated[str, msgspec.Meta(examples=["user_789"])]
    email: str
    name: str
    role: RoleName
    avatar_url: str | None
    slack_id: str | None
    active: bool
    team_ids: list[str]
    created_at: Moment
    updated_at: Moment


class UserCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new user."""

    email: Email
    name: Name
    role: RoleName = "agent"
    slack_id: SlackId | None = None


class UserUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a user."""

    name: Name | UnsetType = UNSET
    role: RoleName | UnsetType = UNSET
    avatar_url: PictureAddress | UnsetType | None = UNSET
    slack_id: SlackId | UnsetType | None = UNSET
    active: bool | UnsetType = UNSET


class UserQuery(ListQuery, kw_only=True):
    """Users by role, state, team, and a part of the name or address."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("a.created_at", "timestamptz"),
        "name": ("lower(a.name)", "text"),
    }

    order_by: Annotated[Literal["created_at", "name"], msgspec.Meta(description="Sort field")] = "created_at"
    role: Annotated[RoleName, msgspec.Meta(description="Filter by role")] | None = None
    active: Annotated[bool, msgspec.Meta(description="Only those who are active, or only the others")] | None = None
    search: Annotated[SearchText, msgspec.Meta(description="A part of the name or address")] | None = None
    team_id: Annotated[str, msgspec.Meta(description="Members of this team")] | None = None
