"""What an operation is, and what each kind must remember to be undone."""

import datetime as dt
from enum import StrEnum
from typing import Any, TypeAlias

import msgspec

from parley.core.actor import ActorKind

UNDOABLE = dt.timedelta(days=7)
# For so long who comes too late is told so; then the operation is forgotten.
LATE = dt.timedelta(days=1)


class Kind(StrEnum):
    """What was done."""

    MERGE = "merge"
    SPLIT = "split"
    BATCH = "batch"


class Changed(msgspec.Struct, frozen=True):
    """Properties of one ticket, before and after; both name the same ones, as `tickets.difference` spells them."""

    ticket: int
    before: dict[str, Any]
    after: dict[str, Any]


class Merge(msgspec.Struct, frozen=True, kw_only=True):
    """What went from one ticket into another; `tags`, `cc` and `followers` are those that the other did not have.

    `opening` was the description of the one, `files` came with it. `parents` are messages whose tie to the one they
    answer was cut. `lines` are what the desk itself said of it.
    """

    source: int
    into: int
    messages: list[int]
    opening: int | None
    files: list[int]
    parents: list[tuple[int, int]]
    lines: list[int]
    tags: list[int]
    cc: list[str]
    followers: list[int]
    closed: Changed

    @property
    def tickets(self) -> list[int]:
        """The tickets it touched."""
        return [self.source, self.into]

    @property
    def required(self) -> list[int]:
        """The tickets without which nothing can be undone."""
        return self.tickets


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """What became a ticket of its own; `parents` and `lines` as of a merge."""

    source: int
    into: int
    messages: list[int]
    parents: list[tuple[int, int]]
    lines: list[int]

    @property
    def tickets(self) -> list[int]:
        """The tickets it touched."""
        return [self.source, self.into]

    @property
    def required(self) -> list[int]:
        """The tickets without which nothing can be undone."""
        return self.tickets


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """The tickets that were changed, each once, and the numbers of those that were made and of those that were deleted.

    `deleted_at` tells their deletion from any later one.
    """

    updated: list[Changed] = []
    created: list[int] = []
    deleted: list[int] = []
    deleted_at: dt.datetime | None = None

    @property
    def tickets(self) -> list[int]:
        """The tickets it touched."""
        return [*(changed.ticket for changed in self.updated), *self.created, *self.deleted]

    @property
    def required(self) -> list[int]:
        """The tickets without which nothing can be undone."""
        return [*(changed.ticket for changed in self.updated), *self.deleted]


Done: TypeAlias = Merge | Split | Batch
SHAPES: dict[Kind, type[Done]] = {Kind.MERGE: Merge, Kind.SPLIT: Split, Kind.BATCH: Batch}


class Operation(msgspec.Struct, frozen=True):
    """Something that was done to several things at once. It can be undone until it expires, once."""

    id: int
    kind: Kind
    tickets: list[int]
    actor_kind: ActorKind
    actor_id: int | None
    actor_name: str
    created_at: dt.datetime
    expires_at: dt.datetime
    undone_at: dt.datetime | None

    @property
    def version(self) -> int:
        """Nothing but undoing it changes it."""
        return 1 if self.undone_at is None else 2
