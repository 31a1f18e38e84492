"""Views on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.filters import TicketWanted
from parley.api.native.schemas.words import Moment
from parley.core.views import MOST

Id: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=40, examples=["view_3"])]
Name: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Refunds"])]
Icon: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64, description="A word for whoever draws it")]
OrderBy: TypeAlias = Literal["created_at", "updated_at", "priority"]
OrderDir: TypeAlias = Literal["asc", "desc"]
Place: TypeAlias = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]


class ViewWire(msgspec.Struct):
    """A view. A `shared` one is everybody's, any other its maker's alone; sort them by `position`, then by age."""

    id: Annotated[str, msgspec.Meta(examples=["view_3"])]
    name: str
    icon: str | None
    shared: bool
    filter: TicketWanted
    order_by: OrderBy
    order_dir: OrderDir
    position: int
    created_at: Moment
    updated_at: Moment


class ViewCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new view. That of a key which acts as no agent is always shared."""

    name: Name
    filter: TicketWanted
    icon: Icon | None = None
    shared: bool = False
    order_by: OrderBy = "created_at"
    order_dir: OrderDir = "desc"
    position: Place = 0


class ViewUpdate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change of a view; `filter` replaces."""

    name: Name | UnsetType = UNSET
    filter: TicketWanted | UnsetType = UNSET
    icon: Icon | UnsetType | None = UNSET
    shared: bool | UnsetType = UNSET
    order_by: OrderBy | UnsetType = UNSET
    order_dir: OrderDir | UnsetType = UNSET
    position: Place | UnsetType = UNSET


class ViewOrder(msgspec.Struct, forbid_unknown_fields=True):
    """The views in the order that they are to stand in."""

    view_ids: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=2 * MOST)]


class ViewsWire(msgspec.Struct):
    """Views in their order."""

    data: list[ViewWire]


class ViewQuery(ListQuery, kw_only=True):
    """Views, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("v.created_at", "timestamptz")}


class CountWire(msgspec.Struct):
    """How many tickets a view shows: `more` than that where counting on would cost too much, null for one by text."""

    id: Annotated[str, msgspec.Meta(examples=["view_3"])]
    count: int | None
    more: bool


class Counts(msgspec.Struct):
    """The counts of all views."""

    data: list[CountWire]
