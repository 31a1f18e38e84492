"""What a delivery is, when it is tried again, and whose turn an event is."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from parley.core.errors import NotFound
from parley.core.events import RecordedEvent
from parley.core.webhooks.model import Webhook

SCHEDULE = tuple(
    dt.timedelta(seconds=each) for each in (5, 300, 1800, 7200, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
)
"""The pauses after the first attempt, the second, and so on; after the tenth nothing follows."""
LONGEST_ASKED = dt.timedelta(hours=24)
SWAY = 0.1
GIVE_UP_AFTER = dt.timedelta(days=5)
GONE = 410
ID_DIGITS = 32


class DeliveryNotFound(NotFound):
    """No such delivery of this webhook."""

    def __init__(self) -> None:
        super().__init__("Delivery")


class DeliveryStatus(StrEnum):
    """`dropped` is what had nothing left to tell when its turn came; `failed` what was tried to the last."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    DROPPED = "dropped"


class DeliveryKind(StrEnum):
    """Why it is sent."""

    EVENT = "event"
    TEST = "test"
    REPLAY = "replay"


class Delivery(msgspec.Struct, frozen=True):
    """One event for one webhook, in one of its dialect's topics. `message_id` is the same however often it is sent."""

    id: int
    webhook: int
    event: int
    type: str
    topic: str
    ticket: int | None
    message_id: str
    kind: DeliveryKind
    status: DeliveryStatus
    attempts: int
    next_attempt_at: dt.datetime | None
    last_status: int | None
    last_error: str | None
    created_at: dt.datetime
    finished_at: dt.datetime | None


class Attempt(msgspec.Struct, frozen=True):
    """One call: the status or why there was none, how long it took, and how the answer began."""

    number: int
    status: int | None
    error: str | None
    milliseconds: int
    answer: str | None
    created_at: dt.datetime


class Due(msgspec.Struct, frozen=True):
    """A delivery whose turn it is, leased to who claimed it, with its webhook; `secrets` sign, the newest first.

    Where it has no body yet, its event is here, `about`, if there still is one.
    """

    workspace: int
    delivery: Delivery
    webhook: Webhook
    body: bytes | None
    secrets: tuple[str, ...]
    about: RecordedEvent | None = None


class Told(msgspec.Struct, frozen=True):
    """A delivery and what it says, in the webhook's `format`: the body where it was written, else what it is `about`.

    Both are None where nothing is kept of it.
    """

    delivery: Delivery
    format: str
    body: bytes | None
    about: RecordedEvent | None


class Outcome(msgspec.Struct, frozen=True):
    """What came of an attempt; `ok` says that it was accepted, `asked` for how long the endpoint wants its peace."""

    ok: bool
    milliseconds: int
    status: int | None = None
    error: str | None = None
    answer: str = ""
    asked: dt.timedelta | None = None


def message_id(workspace: int, webhook: int, event: int, topic: str) -> str:
    """Name the message: the same for every attempt and replay, without a dot."""
    return f"msg_{hashlib.sha256(f'{workspace}/{webhook}/{event}/{topic}'.encode()).hexdigest()[:ID_DIGITS]}"


def next_attempt(
    attempts: int, *, now: dt.datetime, chance: float, asked: dt.timedelta | None = None
) -> dt.datetime | None:
    """Return when to try again after so many attempts, or None; `chance` in 0..1 sways the pause by a tenth."""
    if attempts > len(SCHEDULE):
        return None
    pause = SCHEDULE[attempts - 1] * (1 + SWAY * (2 * chance - 1))
    if asked is not None:
        pause = max(pause, min(asked, LONGEST_ASKED))
    return now + pause


def gives_up(webhook: Webhook, outcome: Outcome, now: dt.datetime) -> str:
    """Return why the webhook is not called any more after this outcome, or an empty text."""
    if outcome.ok:
        return ""
    if outcome.status == GONE:
        return "gone"
    since = webhook.failing_since
    return "failing" if since is not None and now - since >= GIVE_UP_AFTER else ""


def hears(webhook: Webhook, event: RecordedEvent) -> bool:
    """Whether the webhook is told of events of this type, in the house's words."""
    return not webhook.events or event.type in webhook.events or f"{event.type.split('.')[0]}.*" in webhook.events


def chosen(webhook: Webhook, topics: Sequence[str]) -> list[str]:
    """Return those topics that the webhook is told of."""
    return [topic for topic in topics if not webhook.topics or topic in webhook.topics]
