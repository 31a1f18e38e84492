"""What is sent, what a dialect must know to write it, and what carries it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol, TypeAlias

import msgspec

from parley.core.events import RecordedEvent
from parley.core.webhooks.deliveries import Due, Outcome
from parley.core.work import Work


class Letter(msgspec.Struct, frozen=True):
    """A request as it is sent; where `proof` is given, the answer must be just that, and where `status` is, have it."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    proof: bytes | None = None
    status: int | None = None


WriteBody: TypeAlias = Callable[[Work, RecordedEvent, Due], Awaitable[bytes | None]]


class Dialect(msgspec.Struct, frozen=True):
    """How a format tells. Its functions come from that format's door.

    `topics_of` names an event, nothing where it is not told; `body_of` is None when there is nothing left to tell of,
    and else is kept. Where a body shows its event and nothing else, `plain_of` writes it, each time anew. `test_of` is
    the body of what tells of no event; `letter_of` signs a body for one attempt, at a time in seconds.
    """

    topics_of: Callable[[RecordedEvent], Sequence[str]]
    body_of: WriteBody
    test_of: Callable[[Due], bytes]
    letter_of: Callable[[Due, bytes, int], Letter]
    plain_of: Callable[[RecordedEvent], bytes] | None = None


class Transport(Protocol):
    """What carries letters to endpoints."""

    async def send(self, due: Due, letter: Letter) -> Outcome:
        """Send and say what came of it; it never raises for what the other side does."""
        ...

    async def sweep(self) -> None:
        """Let go of what has been idle for too long."""
        ...

    async def aclose(self) -> None:
        """Let go of everything."""
        ...
