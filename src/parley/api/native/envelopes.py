"""`{"data": …}` and `{"data": […], "meta": …}`: the seed's two shapes."""

from collections.abc import Callable
from typing import Generic, TypeVar

import msgspec

from parley.api.native.cursors import print_cursor
from parley.api.native.paging import ListQuery
from parley.api.toolbox.call import Call
from parley.kit.db.listing import Found

T = TypeVar("T")
W = TypeVar("W")


class One(msgspec.Struct, Generic[W]):
    """A single object."""

    data: W


class Bare(msgspec.Struct, Generic[W]):
    """What has no versions, and so no ETag."""

    data: W


class Meta(msgspec.Struct, omit_defaults=True):
    """Where the page stands: its size, how many match in all, and the cursor of the next page, null on the last.

    `total` is exact up to 10,000 matches; beyond that it is an estimate and `total_is_estimate` is true.
    """

    limit: int
    total: int
    next_cursor: str | None
    total_is_estimate: bool = False


class Many(msgspec.Struct, Generic[W]):
    """A page of objects."""

    data: list[W]
    meta: Meta


def one(call: Call, wire: W, version: int | None = None) -> One[W]:
    """Wrap an object, and have its answer tagged with its version."""
    call.version = version
    return One(wire)


def many(call: Call, query: ListQuery, found: Found[T], to_wire: Callable[[T], W]) -> Many[W]:
    """Wrap a page."""
    cursor = print_cursor(call, query, found.after)
    return Many(
        [to_wire(item) for item in found.items],
        Meta(query.limit, found.total, cursor, found.total_is_estimate),
    )
