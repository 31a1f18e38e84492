"""What a draft is, and a message that is held back."""

import datetime as dt

import msgspec

from parley.core.errors import Forbidden, NotFound
from parley.core.tickets import MessageKind

DEFAULT_UNDO = 10
LONGEST_UNDO = 60
"""Seconds in which sending can be undone."""
MOST_HELD = 100
"""Messages to one ticket that are listed while they are held back: what is held for a minute is never as many."""
KEPT = dt.timedelta(days=90)
"""How long the files of a draft are kept for it."""


class DraftNotFound(NotFound):
    """The actor is writing nothing of this kind to this ticket."""

    def __init__(self) -> None:
        super().__init__("Draft")


class HeldNotFound(NotFound):
    """The message was written meanwhile, was taken back, or is somebody else's."""

    code = "held_not_found"

    def __init__(self) -> None:
        super().__init__("Held message")


class NoAgent(Forbidden):
    """Drafts are what people write: a key that acts as no agent has none."""

    def __init__(self) -> None:
        super().__init__("Only users have drafts, and this key stands for none")


class Draft(msgspec.Struct, frozen=True):
    """What an agent is writing. `raw` is the text as it was typed; `error` says why it came back after it was sent."""

    ticket: int
    kind: MessageKind
    raw: str
    files: list[int]
    error: str | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class HeldMessage(msgspec.Struct, frozen=True):
    """What was sent and is written at `sends_at`; with it the ticket gets the status of that key, if any."""

    id: int
    agent: int
    ticket: int
    kind: MessageKind
    raw: str
    files: list[int]
    status: str | None
    origin: str
    attempts: int
    sends_at: dt.datetime
