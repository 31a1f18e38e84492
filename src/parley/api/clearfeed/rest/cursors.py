"""Cursors of this door's lists, and the search that begins at one."""

import msgspec

from parley.api.toolbox.call import Call
from parley.api.toolbox.cursors import Cursors
from parley.kit.db.listing import Order, Search

CURSORS = Cursors("clearfeed rest cursor", at="next_cursor", free=["include", "include_deleted"])
print_cursor = CURSORS.print


def search_from(call: Call, query: msgspec.Struct, order: Order) -> Search:
    """Start a search from `limit` and `next_cursor`; raise NotACursor for a cursor that is not this list's."""
    limit: int = getattr(query, "limit")  # noqa: B009 -- every list's query has one
    text: str | None = getattr(query, "next_cursor", None)
    after = CURSORS.parse(call, query, order, text)
    return Search(call.actor.workspace, order=order, limit=limit, after=after, counted=False)
