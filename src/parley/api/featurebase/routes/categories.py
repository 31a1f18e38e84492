"""The categories that tickets are of."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.categories import category_to_wire
from parley.api.featurebase.paging import everything
from parley.api.featurebase.schemas.categories import CategoryWire
from parley.api.toolbox.routes import Routes
from parley.core import categories
from parley.core.categories import CategoryNotFound
from parley.core.work import Work

ROUTES = Routes("Ticket categories", lenient=True)


@ROUTES.get("/tickets/categories")
async def list_ticket_categories(work: Work) -> list[CategoryWire]:
    """List the ticket categories, oldest first: a bare array, all of them."""
    found = await categories.list_categories(work, everything(work, "c.created_at"))
    return list(map(partial(category_to_wire, work.workspace), found.items))


@ROUTES.get("/tickets/categories/{category_id}", raises=[CategoryNotFound])
async def get_ticket_category(work: Work, category_id: str) -> CategoryWire:
    """Get a ticket category."""
    number = id_in_path(work.workspace, Kind.CATEGORY, category_id, CategoryNotFound)
    return category_to_wire(work.workspace, await categories.get_category(work, category=number))
