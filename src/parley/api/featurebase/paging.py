"""Lists of this door: `limit` and `cursor` in, `{"object":"list","data":[…],"nextCursor":…}` out."""

from collections.abc import Callable
from typing import Annotated, ClassVar, Generic, Literal, TypeVar

import msgspec

from parley.api.toolbox.call import Call
from parley.api.toolbox.cursors import TIME, Cursors
from parley.core.work import Work
from parley.kit.db.listing import Direction, Found, Order, Search

T = TypeVar("T")
W = TypeVar("W")
MOST = 10_000
CURSORS = Cursors("featurebase cursor", at="cursor")
next_cursor = CURSORS.print

Limit = Annotated[int, msgspec.Meta(ge=1, le=100, description="Objects per page")]
Cursor = Annotated[str, msgspec.Meta(min_length=1, max_length=400, description="`nextCursor` of the page before")]


class ListQuery(msgspec.Struct, kw_only=True, rename="camel"):
    """What every paged list takes. `ORDER` is the list's column, its SQL type, and its direction."""

    ORDER: ClassVar[tuple[str, str, Direction]] = ("created_at", TIME, "desc")

    limit: Limit = 10
    cursor: Cursor | None = None

    @property
    def order(self) -> Order:
        """The order of the list."""
        return Order(*self.ORDER)


class ListWire(msgspec.Struct, Generic[W], rename="camel"):
    """A page of objects. `nextCursor` begins the next one, null on the last."""

    data: list[W]
    next_cursor: str | None
    object: Literal["list"] = "list"


def search_from(call: Call, query: ListQuery, *, counted: bool = False) -> Search:
    """Start a search from the common parameters. Raises NotACursor for a cursor that is not this list's."""
    after = CURSORS.parse(call, query, query.order, query.cursor)
    return Search(call.actor.workspace, order=query.order, limit=query.limit, after=after, counted=counted)


def page(call: Call, query: ListQuery, found: Found[T], to_wire: Callable[[T], W]) -> ListWire[W]:
    """Wrap a page."""
    return ListWire([to_wire(item) for item in found.items], next_cursor(call, query, found.after))


def whole(items: list[W]) -> ListWire[W]:
    """Wrap a list that has a single page."""
    return ListWire(items, None)


def everything(work: Work, column: str, kind: str = TIME) -> Search:
    """Start the search of a list that has no pages: what a workspace has of it is few."""
    return Search(work.workspace, order=Order(column, kind, "asc"), limit=MOST, counted=False)
