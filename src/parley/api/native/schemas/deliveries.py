"""Deliveries of webhooks on the wire."""

from typing import Annotated, ClassVar, Literal, TypeAlias

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment

StatusWord: TypeAlias = Literal["pending", "delivered", "failed", "dropped"]


class DeliveryWire(msgspec.Struct, kw_only=True):
    """What was due to a webhook. `message_id` is the same however often it is sent.

    `dropped` is what had nothing left to tell when its turn came.
    """

    id: Annotated[str, msgspec.Meta(examples=["dlv_1"])]
    webhook_id: str
    event_id: str | None
    type: str
    topic: str
    ticket_id: str | None
    message_id: str
    kind: Literal["event", "test", "replay"]
    status: StatusWord
    attempts: int
    next_attempt_at: Moment | None
    last_status: int | None
    last_error: str | None
    created_at: Moment
    finished_at: Moment | None


class AttemptWire(msgspec.Struct):
    """One call: its status or why there was none, how long it took, and how the answer began."""

    number: int
    status: int | None
    error: str | None
    milliseconds: int
    answer: str | None
    created_at: Moment


class DeliveryWhole(DeliveryWire, kw_only=True):
    """A delivery with all that was tried, and with its `body` as it is sent.

    `body` is null where it is not written yet, or nothing is kept of what it told.
    """

    body: str | None

    tried: list[AttemptWire]


class DeliveryQuery(ListQuery, kw_only=True):
    """Deliveries, newest first; kept for thirty days."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("d.created_at", "timestamptz")}

    status: Annotated[StatusWord, msgspec.Meta(description="Only those")] | None = None


class ReplayRange(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}):
    """What to send again: everything from a time until before another; 10,000 events at most."""

    from_: Moment
    to: Moment


class Replayed(msgspec.Struct):
    """How many deliveries are due."""

    count: int


class ReplayAnswer(msgspec.Struct):
    """What came of a replay."""

    data: Replayed
