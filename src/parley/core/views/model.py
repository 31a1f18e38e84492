"""What a view is."""

import datetime as dt
from typing import Any

import msgspec

from parley.core.errors import Conflict, NotFound

MOST = 100
"""Views that are everybody's, and views of one agent's own: so many of each."""


class ViewNotFound(NotFound):
    """No such view in this workspace, or another agent's own."""

    def __init__(self) -> None:
        super().__init__("View")


class TooManyViews(Conflict):
    """There are as many as anybody could choose among."""

    code = "too_many_views"

    def __init__(self) -> None:
        super().__init__(f"There are {MOST} views already; delete one first")


class NewView(msgspec.Struct, frozen=True, kw_only=True):
    """What a view is made of. `filter`, `order_by` and `order_dir` are in the words of the door that asks."""

    name: str
    filter: dict[str, Any]
    icon: str | None = None
    shared: bool = False
    order_by: str = "created_at"
    order_dir: str = "desc"
    position: int = 0


class View(msgspec.Struct, frozen=True):
    """A view; `owner_id` is None for one that is everybody's. People sort them by `position`, then by age."""

    id: int
    owner_id: int | None
    name: str
    icon: str | None
    filter: dict[str, Any]
    order_by: str
    order_dir: str
    position: int
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime

    @property
    def shared(self) -> bool:
        """Whether everybody sees it."""
        return self.owner_id is None
