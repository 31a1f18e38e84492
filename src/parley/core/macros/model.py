"""What a macro is."""

import datetime as dt

import msgspec

from parley.core.errors import Conflict, NotFound
from parley.core.macros.steps import Step

MOST = 500
"""Macros that are everybody's, and macros of one agent's own: so many of each."""


class MacroNotFound(NotFound):
    """No such macro in this workspace, or another agent's own."""

    def __init__(self) -> None:
        super().__init__("Macro")


class TooManyMacros(Conflict):
    """There are as many as anybody could choose among."""

    code = "too_many_macros"

    def __init__(self) -> None:
        super().__init__(f"There are {MOST} macros already; delete one first")


class NewMacro(msgspec.Struct, frozen=True, kw_only=True):
    """What a macro is made of."""

    name: str
    steps: list[Step]
    shared: bool = False


class Macro(msgspec.Struct, frozen=True):
    """A macro; `owner_id` is None for one that is everybody's."""

    id: int
    owner_id: int | None
    name: str
    steps: list[Step]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime

    @property
    def shared(self) -> bool:
        """Whether everybody sees it."""
        return self.owner_id is None
