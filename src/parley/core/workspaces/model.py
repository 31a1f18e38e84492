"""What a workspace is, and what it is born with."""

import datetime as dt

import msgspec

from parley.core.errors import Conflict, NotFound

DEFAULT_INBOX = "Support"
DEFAULT_CATEGORY = "General"

# key, name, state, type, color: positions follow this order; the first is the default.
DEFAULT_STATUSES = (
    ("open", "Open", "open", "unstarted", "Blue"),
    ("in_progress", "In progress", "in_progress", "active", "Purple"),
    ("pending", "Pending", "pending", "active", "Yellow"),
    ("on_hold", "On hold", "on_hold", "active", "Orange"),
    ("solved", "Solved", "solved", "completed", "Green"),
    ("closed", "Closed", "closed", "completed", "Gray"),
)


class WorkspaceNotFound(NotFound):
    """No such workspace."""

    def __init__(self) -> None:
        super().__init__("Workspace")


class SlugTaken(Conflict):
    """Another workspace has this name in its addresses."""

    code = "slug_taken"

    def __init__(self) -> None:
        super().__init__("A workspace with this name exists already")


class Workspace(msgspec.Struct, frozen=True):
    """A tenant; `slug` is its name in addresses and commands."""

    id: int
    slug: str
    name: str
    hosts: list[str]
    owner_id: int | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
