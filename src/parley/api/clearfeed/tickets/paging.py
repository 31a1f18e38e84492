"""Pages, newest first, by an opaque cursor that serves only the list it came from."""

from parley.api.clearfeed.tickets.schemas import RequestQuery
from parley.api.toolbox.call import Call
from parley.api.toolbox.cursors import TIME, Cursors
from parley.kit.db.listing import Order, Search

NEWEST = Order("t.created_at", TIME, "desc")
CURSORS = Cursors("clearfeed tickets cursor", at="next_cursor")
print_cursor = CURSORS.print


def search_from(call: Call, query: RequestQuery) -> Search:
    """Start the search; raise NotACursor for a cursor that is not this list's."""
    after = CURSORS.parse(call, query, NEWEST, query.next_cursor)
    return Search(call.actor.workspace, order=NEWEST, limit=query.limit, after=after, counted=False)
