"""What a workspace is, and what it is born with."""

import datetime as dt
import re
from collections.abc import Mapping

import msgspec

from parley.core.errors import Conflict, Fault, Invalid, NotFound
from parley.core.lines import check_line

MOST_API_VERSIONS = 20
LONGEST_API_VERSION = 64
DOOR_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}", re.ASCII)
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
    """A tenant; `slug` is its name in addresses and commands.

    `api_versions` names, by a door's name, the version it speaks with clients that ask for none.
    """

    id: int
    slug: str
    name: str
    hosts: list[str]
    api_versions: dict[str, str]
    owner_id: int | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


def changed_versions(present: Mapping[str, str], given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the versions by door after the given ones; None takes one away. Raise Invalid with every fault."""
    versions = dict(present)
    faults: list[Fault] = []
    for door, version in given.items():
        if not DOOR_NAME.fullmatch(door):
            faults.append(Fault("api_versions", "A door's name is lower-case letters, digits, _ and -, 40 at most"))
            continue
        versions.pop(door, None)
        try:
            if version is not None:
                versions[door] = check_line(version, f"api_versions.{door}", most=LONGEST_API_VERSION)
        except Invalid as error:
            faults += error.faults
    if len(versions) > MOST_API_VERSIONS:
        faults.append(Fault("api_versions", f"At most {MOST_API_VERSIONS} doors"))
    if faults:
        raise Invalid(faults)
    return versions
