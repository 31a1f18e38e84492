"""Statuses on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.fields import Key
from parley.api.native.schemas.words import Moment, Name
from parley.core.statuses import State, StatusType

StatusColor: TypeAlias = Annotated[
    str, msgspec.Meta(min_length=1, max_length=32, description="`#rrggbb` or a colour's name", examples=["Blue"])
]
Position: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=1_000_000, description="Statuses stand in this order")]


class StatusWire(msgspec.Struct):
    """A status. Tickets name it by its key."""

    id: Annotated[str, msgspec.Meta(examples=["status_3"])]
    key: str
    name: str
    state: State
    type: StatusType
    color: str
    position: int
    is_default: bool
    created_at: Moment
    updated_at: Moment


class StatusCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new status. Its key is made from its name unless given; it stands last unless placed."""

    name: Name
    state: State
    key: Key | UnsetType = UNSET
    type: StatusType | UnsetType = UNSET
    color: StatusColor | UnsetType = UNSET
    position: Position | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class StatusUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a status. Its key is for ever."""

    name: Name | UnsetType = UNSET
    state: State | UnsetType = UNSET
    type: StatusType | UnsetType = UNSET
    color: StatusColor | UnsetType = UNSET
    position: Position | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET


class StatusQuery(ListQuery, kw_only=True):
    """Statuses by position."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"position": ("s.position", "int")}

    order_by: Annotated[Literal["position"], msgspec.Meta(description="Sort field")] = "position"
    order_dir: Annotated[Literal["asc", "desc"], msgspec.Meta(description="Sort direction")] = "asc"
