"""The ticket list's parameters: wire to core. Ids that name nothing match nothing."""

from parley.api.featurebase.ids import Kind, id_in_query, ids_in_query
from parley.api.featurebase.schemas.tickets import TicketQuery
from parley.core.tickets import Setup, TicketFilter

CATEGORIES = "ticketCategoryIds"


def filter_from_wire(workspace: int, query: TicketQuery, setup: Setup) -> TicketFilter:
    """Read the filter; the default category stands for none too, as it is shown. Raises Invalid."""
    categories: list[int | None] = [*ids_in_query(workspace, Kind.CATEGORY, query.ticket_category_ids, CATEGORIES)]
    if any(each.is_default and each.id in categories for each in setup.categories.values()):
        categories.append(None)
    assignee = query.assignee_id
    return TicketFilter(
        category_ids=categories,
        status_ids=ids_in_query(workspace, Kind.STATUS, query.status_ids, "statusIds"),
        assignee_id=None if assignee is None else id_in_query(workspace, Kind.ADMIN, assignee, "assigneeId"),
        category_type=query.category_type,
        text=query.q,
    )
