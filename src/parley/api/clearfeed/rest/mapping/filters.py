"""The parameters of lists and searches of requests: wire to core."""

import datetime as dt
from typing import Any

from parley.api.clearfeed.rest.moments import moment_in_query
from parley.api.clearfeed.rest.schemas.request_bodies import RequestQuery, SearchQuery
from parley.api.clearfeed.rest.words import STATES
from parley.core.tickets import TicketFilter
from parley.kit.db.listing import Order

NO_REQUEST = "none"


def order_of(query: RequestQuery) -> Order:
    """Return the order: by creation, or by the last change."""
    return Order(f"t.{query.filter_by}", "timestamptz", query.sort_order)


def filter_from_wire(query: RequestQuery) -> TicketFilter | None:
    """Read the filter; None where nothing can match. Raises Invalid for a malformed time."""
    after, before = _between(query.after, query.before, "after", "before")
    bounds: dict[str, Any] = {f"{query.filter_by[:-3]}_after": after, f"{query.filter_by[:-3]}_before": before}
    states = [STATES[word] for word in dict.fromkeys(query.state) if word != NO_REQUEST]
    if query.state and not states:
        return None
    return TicketFilter(
        inbox_id=query.collection_id,
        states=states,
        channel=query.channel_id,
        customer_emails=query.author_emails,
        **bounds,
    )


def filter_from_search(query: SearchQuery) -> TicketFilter:
    """Read what a search is narrowed to. Raises Invalid for a malformed time."""
    after, before = _between(query.created_after, query.created_before, "created_after", "created_before")
    return TicketFilter(
        text=query.query,
        text_is_public=query.only_public,
        created_after=after,
        created_before=before,
        company_id=query.customer_id,
        inbox_id=query.collection_id,
    )


def _between(after: str | None, before: str | None, *names: str) -> tuple[dt.datetime | None, dt.datetime | None]:
    return moment_in_query(after, names[0]), moment_in_query(before, names[1])
