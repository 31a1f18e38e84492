"""The search of conversations."""

from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.mapping.conversation_clauses import clauses_from_wire
from parley.api.featurebase.mapping.conversations import found_to_wire
from parley.api.featurebase.paging import next_cursor, search_from
from parley.api.featurebase.schemas.search import MOST_COUNTED, ConversationSearch, FoundConversations
from parley.api.featurebase.views.threads import LISTED, threads_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Mode
from parley.api.toolbox.routes import Routes
from parley.core.dossiers import list_dossiers
from parley.core.tickets import TicketFilter
from parley.core.work import Work

ROUTES = Routes("Conversations", lenient=True)


@ROUTES.post(
    "/conversations/search",
    mode=Mode.ONCE,
    status=200,
    example={"query": {"field": "state", "operator": "=", "value": "open"}},
)
async def search_conversations(work: Work, call: Call, body: ConversationSearch) -> FoundConversations:
    """Search conversations by clauses, by words, or by both, by their last activity."""
    search = search_from(call, body, counted=True)
    wanted = TicketFilter(text=body.search, clauses=clauses_from_wire(work.workspace, body.query))
    with faults_named({f"clauses.{place}": "query" for place in range(len(wanted.clauses))}):
        found = await list_dossiers(work, search, wanted, parts=LISTED)
    shown = await threads_of(work, call, found.items)
    return FoundConversations(
        [found_to_wire(dossier, shown) for dossier in found.items],
        next_cursor(call, body, found.after),
        min(found.total, MOST_COUNTED),
        found.total >= MOST_COUNTED,
    )
