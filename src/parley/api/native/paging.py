"""The parameters that every list takes, and the search they stand for."""

from typing import Annotated, ClassVar, Literal

import msgspec

from parley.api.toolbox.call import Call
from parley.kit.db.listing import Order, Search

Limit = Annotated[int, msgspec.Meta(ge=1, le=100, description="Items per page")]
Cursor = Annotated[
    str, msgspec.Meta(min_length=1, max_length=400, description="`meta.next_cursor` of the page before, or a time")
]


class ListQuery(msgspec.Struct, kw_only=True):
    """What every list takes. `COLUMNS` maps each sort field to its column and SQL type."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {}

    limit: Limit = 50
    cursor: Cursor | None = None
    order_dir: Annotated[Literal["asc", "desc"], msgspec.Meta(description="Sort direction")] = "desc"

    @property
    def order(self) -> Order:
        """The order asked for; by creation where the list offers no other."""
        column, kind = self.COLUMNS[getattr(self, "order_by", "created_at")]
        return Order(column, kind, self.order_dir)


def search_from(call: Call, query: ListQuery) -> Search:
    """Start a search from the common parameters; raise Invalid for a cursor that is not this list's."""
    from parley.api.native.cursors import parse_cursor

    order = query.order
    after = parse_cursor(call, query, order)
    return Search(call.actor.workspace, order=order, limit=query.limit, after=after)
