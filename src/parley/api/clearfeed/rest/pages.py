"""Lists that the vendor does not page: all of it at once, gathered page by page."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from parley.core.work import Work
from parley.kit.db.listing import Found, Order, Search

T = TypeVar("T")
AT_ONCE = 500


async def whole(work: Work, order: Order, fetch: Callable[[Search], Awaitable[Found[T]]]) -> list[T]:
    """Fetch everything, in this order."""
    items: list[T] = []
    search = Search(work.workspace, order=order, limit=AT_ONCE, counted=False)
    found = await fetch(search)
    items += found.items
    while found.after is not None:
        search = Search(work.workspace, order=order, limit=AT_ONCE, after=found.after, counted=False)
        found = await fetch(search)
        items += found.items
    return items
