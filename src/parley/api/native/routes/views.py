"""Views."""

from typing import Any

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ids_in_body, spell_id
from parley.api.native.mapping.filters import read_filter
from parley.api.native.mapping.views import (
    BUILT_IN,
    LIVE,
    count_to_wire,
    view_changes_from_wire,
    view_from_wire,
    view_to_wire,
)
from parley.api.native.paging import search_from
from parley.api.native.schemas.views import Counts, ViewCreate, ViewOrder, ViewQuery, ViewsWire, ViewUpdate, ViewWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import tickets, views
from parley.core.errors import Invalid, VersionMismatch
from parley.core.tickets import Count
from parley.core.views import TooManyViews, ViewNotFound
from parley.core.work import Work

ROUTES = Routes("Views")
MOST_COUNTED = 1_000


@ROUTES.get("/views")
async def list_views(work: Work, call: Call, query: ViewQuery) -> Many[ViewWire]:
    """List the views that are shared, and your own."""
    return many(call, query, await views.list_views(work, search_from(call, query)), view_to_wire)


@ROUTES.post(
    "/views",
    raises=[TooManyViews],
    example={"name": "Refunds", "filter": {"state": "open,pending", "tags": "refund"}, "shared": True},
)
async def create_view(work: Work, call: Call, body: ViewCreate) -> One[ViewWire]:
    """Create a view: a filter of tickets, in the words of `GET /tickets`, under a name."""
    view = await views.create_view(work, view_from_wire(body))
    return one(call, view_to_wire(view), view.version)


@ROUTES.get("/views/counts")
async def count_views(work: Work) -> Counts:
    """Count the tickets of every view you see, up to 1,000 each.

    Besides there are `mine`, `unassigned`, `open` and `snoozed`, and the live tickets of each inbox under its id.
    """
    kept = await views.list_all_views(work)
    wanted: dict[str, dict[str, Any]] = dict(BUILT_IN)
    inboxes = (await tickets.setup_of(work)).inboxes
    wanted |= {spell_id("inbox", inbox): {"inbox_id": spell_id("inbox", inbox), "state": LIVE} for inbox in inboxes}
    wanted |= {spell_id("view", view.id): view.filter for view in kept}
    return Counts([count_to_wire(view, await _count(work, each)) for view, each in wanted.items()])


@ROUTES.get("/views/{view_id}", raises=[ViewNotFound])
async def get_view(work: Work, call: Call, view_id: str) -> One[ViewWire]:
    """Get a view that is shared, or your own."""
    view = await views.get_view(work, view=id_in_path("view", view_id, ViewNotFound))
    return one(call, view_to_wire(view), view.version)


@ROUTES.put("/views/order", example={"view_ids": ["view_3"]})
async def order_views(work: Work, body: ViewOrder) -> ViewsWire:
    """Say in which order views stand, shared ones and your own: `position` is 0 for the first, 1 for the next.

    Views that are not named keep their positions.
    """
    found = await views.order_views(work, views=ids_in_body("view", body.view_ids, "view_ids"))
    return ViewsWire([view_to_wire(view) for view in found])


@ROUTES.patch("/views/{view_id}", raises=[ViewNotFound, VersionMismatch, TooManyViews], example={"name": "Money back"})
async def update_view(work: Work, call: Call, view_id: str, body: ViewUpdate) -> One[ViewWire]:
    """Change a view: only what is given; `filter` replaces."""
    given(body)
    number = id_in_path("view", view_id, ViewNotFound)
    changes = view_changes_from_wire(body)
    view = await views.update_view(work, view=number, given=changes, expected=call.expected_version)
    return one(call, view_to_wire(view), view.version)


@ROUTES.delete("/views/{view_id}", raises=[ViewNotFound, VersionMismatch])
async def delete_view(work: Work, call: Call, view_id: str) -> None:
    """Delete a view; the tickets in it stay."""
    await views.delete_view(work, view=id_in_path("view", view_id, ViewNotFound), expected=call.expected_version)


async def _count(work: Work, kept: dict[str, Any]) -> Count | None:
    """Count; a view of a status that was since deleted shows nothing."""
    try:
        return await tickets.count_tickets(work, read_filter(kept), most=MOST_COUNTED)
    except Invalid:
        return Count(0, more=False)
