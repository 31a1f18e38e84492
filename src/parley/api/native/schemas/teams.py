"""Teams on the wire."""

from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import SearchText
from parley.api.native.schemas.words import Moment, Name

MemberIds = Annotated[list[str], msgspec.Meta(extra_json_schema={"maxItems": 1000}, examples=[["user_789"]])]


class TeamWire(msgspec.Struct):
    """A team and the users in it."""

    id: Annotated[str, msgspec.Meta(examples=["team_4"])]
    name: str
    member_ids: list[str]
    created_at: Moment
    updated_at: Moment


class TeamCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new team."""

    name: Name
    member_ids: MemberIds = []


class TeamUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a team; `member_ids` replaces all members."""

    name: Name | UnsetType = UNSET
    member_ids: MemberIds | UnsetType = UNSET


class TeamQuery(ListQuery, kw_only=True):
    """Teams by a part of the name."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("t.created_at", "timestamptz"),
        "name": ("lower(t.name)", "text"),
    }

    order_by: Annotated[Literal["created_at", "name"], msgspec.Meta(description="Sort field")] = "created_at"
    search: Annotated[SearchText, msgspec.Meta(description="A part of the name")] | None = None
