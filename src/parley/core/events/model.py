"""The shape of an event. Each room declares its own in its `events.py`; this file knows none of them."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias

import msgspec

from parley.core.errors import Fault, Invalid

# A changed field and its values before and after, as facts and ids.
Changes: TypeAlias = dict[str, tuple[Any, Any]]

# A place in the feed: epoch, transaction, event. Events stand in this order, and behind the place that names them.
Position: TypeAlias = tuple[int, int, int]


class Standing(StrEnum):
    """What a place in the feed is to a workspace: one to go on from, one whose next events are gone, or none at all."""

    KNOWN = "known"
    FORGOTTEN = "forgotten"
    UNKNOWN = "unknown"


class Subject(msgspec.Struct, frozen=True):
    """What the event is about: `kind` is a word of the house (`ticket`, `customer`), `id` its integer."""

    kind: str
    id: int


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in the past tense. Its fields are the data on the wire, facts and ids only.

    `PERSONAL` names the fields that erasure may empty; they are stored apart. A ticket's events set `ticket`.
    """

    TYPE: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    KIND: ClassVar[str] = ""
    PERSONAL: ClassVar[frozenset[str]] = frozenset()

    id: int
    ticket: int | None = None

    @property
    def about(self) -> Subject:
        """What the event is about."""
        return Subject(self.KIND, self.id)

    def parts(self) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """Split the event into the data that is kept and the personal data that may be erased."""
        data: dict[str, Any] = {}
        personal: dict[str, Any] = {}
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if name not in {"id", "ticket"} and value is not msgspec.UNSET:
                (personal if name in self.PERSONAL else data)[name] = value
        return data, personal or None


class RecordedEvent(msgspec.Struct, frozen=True):
    """An event as the feed shows it; `position` is where the reader goes on after it, `quiet` that nobody is told."""

    id: int
    position: Position
    type: str
    version: int
    subject: Subject
    ticket: int | None
    sequence: int | None
    actor_kind: str
    actor_id: int | None
    actor_name: str
    origin: str
    data: dict[str, Any]
    causes: list[int]
    created_at: dt.datetime
    quiet: bool


def event_types() -> dict[str, type[Event]]:
    """List every declared event by its type, `ticket.created` first among equals: alphabetical."""
    found: dict[str, type[Event]] = {}
    waiting = list(Event.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind.TYPE:
            found[kind.TYPE] = kind
    return dict(sorted(found.items()))


def check_known_types(types: Iterable[str]) -> None:
    """Raise Invalid, naming the allowed, when a type is not one of ours (`ticket.*` stands for a family)."""
    known = event_types()
    families = {f"{name.split('.')[0]}.*" for name in known}
    if any(name not in known and name not in families for name in types):
        raise Invalid([Fault("types", f"Unknown event type; allowed: {', '.join(known)}")])
