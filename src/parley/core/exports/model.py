"""What an export is."""

import datetime as dt
from typing import Any

import msgspec

from parley.core.actor import Actor
from parley.core.errors import NotFound

LARGEST = 16 * 1024**3
"""Bytes of one export."""


class ExportNotFound(NotFound):
    """No such export in this workspace."""

    def __init__(self) -> None:
        super().__init__("Export")


class Export(msgspec.Struct, frozen=True):
    """An export. `filter` is in the words of the door that asked.

    `file` is there from its end until a day later, or until a customer is erased.
    """

    id: int
    status: str
    format: str
    filter: dict[str, Any]
    actor: Actor
    file: int | None
    rows: int
    error: str | None
    tries: int
    created_at: dt.datetime
    finished_at: dt.datetime | None
