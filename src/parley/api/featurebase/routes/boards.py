"""Boards and their statuses, as far as a desk has them: its ticket categories, and the statuses of tickets."""

from functools import partial

from parley.api.featurebase.mapping.categories import category_to_wire
from parley.api.featurebase.mapping.statuses import status_to_wire
from parley.api.featurebase.paging import everything
from parley.api.featurebase.schemas.categories import CategoryWire
from parley.api.featurebase.schemas.statuses import StatusWire
from parley.api.toolbox.routes import Routes
from parley.core import categories, statuses
from parley.core.work import Work

ROUTES = Routes("Boards", lenient=True)


@ROUTES.get("/boards")
async def list_boards(work: Work) -> list[CategoryWire]:
    """List the boards, oldest first: a bare array. A desk has those of its tickets."""
    found = await categories.list_categories(work, everything(work, "c.created_at"))
    return list(map(partial(category_to_wire, work.workspace), found.items))


@ROUTES.get("/post_statuses")
async def list_post_statuses(work: Work) -> list[StatusWire]:
    """List the statuses, by position: a bare array. A desk has those of its tickets."""
    found = await statuses.list_statuses(work, everything(work, "s.position", "int"))
    return list(map(partial(status_to_wire, work.workspace), found.items))
