"""Conversations read: each with its tags, the contacts who take part, and whether its customer is blocked."""

from collections.abc import Sequence

from parley.api.featurebase.mapping.conversations import Thread
from parley.api.featurebase.views.showing import showing
from parley.api.toolbox.call import Call
from parley.core.dossiers import Dossier, Part, get_dossier
from parley.core.people import find_customers_by, list_customers
from parley.core.tags import find_tags
from parley.core.work import Work
from parley.kit.db.listing import Order, Search

LISTED = (Part.FILES,)
WHOLE = (Part.FILES, Part.MESSAGES)


async def threads_of(work: Work, call: Call, found: Sequence[Dossier]) -> Thread:
    """Gather what these conversations need to be shown."""
    tickets = [dossier.ticket for dossier in found]
    names = {name for ticket in tickets for name in ticket.tags}
    emails = {email for ticket in tickets for email in ticket.cc}
    asking = sorted({ticket.customer.id for ticket in tickets})
    search = Search(work.workspace, order=Order("c.created_at", "timestamptz"), limit=len(asking) or 1, counted=False)
    blocked = (await list_customers(work, search, ids=asking, blocked=True)).items if asking else []
    return Thread(
        showing=await showing(work, call, tickets),
        tags=await find_tags(work, names=sorted(names)),
        contacts=await find_customers_by(work, emails=sorted(emails)),
        blocked=frozenset(customer.id for customer in blocked),
    )


async def thread_of(work: Work, call: Call, number: int) -> tuple[Dossier, Thread]:
    """Read a whole conversation. Raises TicketNotFound."""
    dossier = await get_dossier(work, number=number, parts=WHOLE)
    return dossier, await threads_of(work, call, [dossier])
