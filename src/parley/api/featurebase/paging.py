"""Lists of this door: `limit` and `cursor` in, `{"object":"list","data":[…],"nextCursor":…}` out.

Cursors are opaque and signed; each is bound to the workspace, the path, the order and the filter it came from.
"""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

import msgspec

from parley.api.featurebase.faults import InvalidCursor
from parley.api.toolbox.call import Call
from parley.core.work import Work
from parley.kit.db.listing import After, Direction, Found, Order, Search

T = TypeVar("T")
W = TypeVar("W")
MOST = 10_000
PURPOSE = "featurebase cursor"
SIGNATURE = 16
TIME = "timestamptz"

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
    """Start a search from the common parameters. Raises InvalidCursor for a cursor that is not this list's."""
    after = None if query.cursor is None else _read(call, query, query.cursor)
    return Search(call.actor.workspace, order=query.order, limit=query.limit, after=after, counted=counted)


def page(call: Call, query: ListQuery, found: Found[T], to_wire: Callable[[T], W]) -> ListWire[W]:
    """Wrap a page."""
    return ListWire([to_wire(item) for item in found.items], next_cursor(call, query, found.after))


def whole(items: list[W]) -> ListWire[W]:
    """Wrap a list that has a single page."""
    return ListWire(items, None)


def next_cursor(call: Call, query: ListQuery, after: After | None) -> str | None:
    """Spell where the next page begins; None on the last."""
    if after is None or after.row is None:
        return None
    packed = msgspec.json.encode([after.value, after.row])
    return _encoded(_sign(call, query, packed) + packed)


def _read(call: Call, query: ListQuery, text: str) -> After:
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        signature, packed = raw[:SIGNATURE], raw[SIGNATURE:]
        # The decoder overlooks strange letters and spare bits: only our own spelling counts.
        if signature != _sign(call, query, packed) or text != _encoded(raw):
            raise InvalidCursor.given()
        value, row = msgspec.json.decode(packed, type=tuple[Any, int])
        if query.order.type == TIME:
            value = msgspec.convert(value, dt.datetime)
    except (ValueError, msgspec.MsgspecError):
        raise InvalidCursor.given() from None
    return After(value, row)


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _sign(call: Call, query: ListQuery, text: bytes) -> bytes:
    """Bind a place to the workspace, the path, the order and the filter; the page's size may change on the way."""
    bound = {name: getattr(query, name) for name in query.__struct_fields__ if name not in {"cursor", "limit"}}
    context = msgspec.json.encode([call.actor.workspace, call.scope["path"], bound], order="deterministic")
    return call.house.secret.sign(PURPOSE, context + b"\0" + text)


def everything(work: Work, column: str, kind: str = TIME) -> Search:
    """Start the search of a list that has no pages: what a workspace has of it is few."""
    return Search(work.workspace, order=Order(column, kind, "asc"), limit=MOST, counted=False)
