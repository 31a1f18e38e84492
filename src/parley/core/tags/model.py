"""What a tag is."""

import datetime as dt

import msgspec

from parley.core.errors import Conflict, NotFound

DEFAULT_COLOR = "#8a8f98"
LONGEST_NAME = 100


class TagNotFound(NotFound):
    """No such tag in this workspace."""

    def __init__(self) -> None:
        super().__init__("Tag")


class TagNameTaken(Conflict):
    """Another tag has this name, perhaps in another case."""

    code = "tag_name_taken"

    def __init__(self) -> None:
        super().__init__("A tag with this name exists already")


class Tag(msgspec.Struct, frozen=True):
    """A tag; `color` is `#rrggbb`."""

    id: int
    name: str
    color: str
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
