"""The ticket list's parameters: wire to core. Ids that name nothing match nothing."""

from parley.api.featurebase.ids import Kind, ids_in_query
from parley.api.featurebase.schemas.tickets import TicketQuery
from parley.core.tickets import TicketFilter


def filter_from_wire(workspace: int, query: TicketQuery) -> TicketFilter:
    """Read the filter. Raises Invalid."""
    assignees = [] if query.assignee_id is None else [query.assignee_id]
    return TicketFilter(
        category_ids=ids_in_query(workspace, Kind.CATEGORY, query.ticket_category_ids, "ticketCategoryIds"),
        status_ids=ids_in_query(workspace, Kind.STATUS, query.status_ids, "statusIds"),
        assignee_ids=ids_in_query(workspace, Kind.ADMIN, assignees, "assigneeId"),
        category_type=query.category_type,
        text=query.q,
    )
