"""The search, and tickets that are alike."""

from parley.api.native.ids import ticket_in_path
from parley.api.native.mapping.search import hit_to_wire, kinds_from_wire
from parley.api.native.schemas.search import SearchMeta, SearchQuery, SearchWire
from parley.api.toolbox.routes import Routes
from parley.core import search
from parley.core.search.model import SIMILAR
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Search")


@ROUTES.get("/search")
async def search_everything(work: Work, query: SearchQuery) -> SearchWire:
    """Search tickets, messages, customers, companies and articles. The newest 2,000 matches of each are ranked.

    The last word may be unfinished: `print` finds a printer. With operators every word is a whole one.
    """
    kinds = kinds_from_wire(query.types)
    found = await search.search(work, query=query.q, kinds=kinds, limit=query.limit, each=query.per_type)
    return SearchWire([hit_to_wire(hit) for hit in found.hits], SearchMeta(found.limit))


@ROUTES.get("/tickets/{ticket_id}/similar", raises=[TicketNotFound])
async def list_similar_tickets(work: Work, ticket_id: str) -> SearchWire:
    """List the ten tickets most like this one, by the most telling words of subject and description."""
    hits = await search.list_similar(work, number=ticket_in_path(ticket_id))
    return SearchWire([hit_to_wire(hit) for hit in hits], SearchMeta(SIMILAR))
