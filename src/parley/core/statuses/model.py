"""What a status is: a name over a state, with a type for those who sort more coarsely."""

import datetime as dt
import re
from enum import StrEnum
from typing import Any, TypedDict

import msgspec

from parley.core.errors import Conflict, Invalid, NotFound
from parley.core.lines import check_line
from parley.core.workspaces.model import DEFAULT_STATUSES
from parley.kit.text.slugs import key_from

LONGEST_COLOR = 32
COLOR = re.compile(r"#[0-9A-Fa-f]{3,8}|[^\W\d_][\w -]*")


class State(StrEnum):
    """What a status means to the house."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    PENDING = "pending"
    ON_HOLD = "on_hold"
    SOLVED = "solved"
    CLOSED = "closed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected of anybody."""
        return self in {State.SOLVED, State.CLOSED}


class StatusType(StrEnum):
    """What a status means to those who know stages of work."""

    REVIEWING = "reviewing"
    UNSTARTED = "unstarted"
    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELED = "canceled"


# What a status is given when its maker does not say, as the statuses that a workspace is born with have it.
TYPES = {State(state): StatusType(kind) for _, _, state, kind, _ in DEFAULT_STATUSES}
COLORS = {State(state): color for _, _, state, _, color in DEFAULT_STATUSES}


class StatusNotFound(NotFound):
    """No such status in this workspace."""

    def __init__(self) -> None:
        super().__init__("Status")


class StatusKeyTaken(Conflict):
    """Another status has this key."""

    code = "status_key_taken"

    def __init__(self) -> None:
        super().__init__("A status with this key exists already")


class StatusInUse(Conflict):
    """Tickets have this status, deleted ones that can be restored among them."""

    code = "status_in_use"

    def __init__(self) -> None:
        super().__init__("Tickets have this status: it cannot be deleted or mean another state")


class DefaultStatusRequired(Conflict):
    """There is exactly one default status, and it can only be replaced."""

    code = "default_status_required"

    def __init__(self) -> None:
        super().__init__("This is the default status: make another one the default first")


class Status(msgspec.Struct, frozen=True):
    """A status. `key` is its word for programs, for ever; `color` is `#rrggbb` or a colour's name."""

    id: int
    key: str
    name: str
    state: State
    type: StatusType
    color: str
    position: int
    is_default: bool
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class StatusSettings(TypedDict, total=False):
    """What a new status may be given beside its name, state and key."""

    type: StatusType
    color: str
    position: int
    is_default: bool


class StatusChanges(StatusSettings, total=False):
    """What may change of a status."""

    name: str
    state: State


def tidied(given: StatusChanges) -> dict[str, Any]:
    """Return the settings as they are kept; raise Invalid for a bad name or colour."""
    wanted: dict[str, Any] = dict(given)
    if "name" in given:
        wanted["name"] = check_line(given["name"], "name")
    if "color" in given and (len(given["color"]) > LONGEST_COLOR or not COLOR.fullmatch(given["color"])):
        raise Invalid.at("color", f"Must be #rrggbb or a colour's name of at most {LONGEST_COLOR} characters")
    return wanted


def checked_key(key: str | None, name: str) -> str:
    """Return the key, made from the name when there is none; raise Invalid for one that is not in a key's shape."""
    if key is not None and key_from(key) != key:
        raise Invalid.at("key", "Must be lower-case letters, digits and single underscores, a letter first")
    return key or key_from(name)


def check_default(status: Status) -> None:
    """Raise Invalid for a default status in which new tickets would be over before they began."""
    if status.is_default and status.state.is_over:
        raise Invalid.at("is_default", "New tickets cannot begin as solved or closed")
