"""One request on its way through a door: what it carries in, and the headers it takes out."""

import datetime as dt
import re
import secrets
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from parley.api.toolbox.addresses import UNKNOWN, address_of
from parley.api.toolbox.house import House
from parley.core.actor import Actor
from parley.core.errors import TooLarge

if TYPE_CHECKING:
    from parley.api.toolbox.answer import RawHeaders

GIVEN_REQUEST_ID = re.compile(rb"[A-Za-z0-9._:\-]{1,128}")
ETAG = re.compile(rb'"([1-9][0-9]{0,18})(?:-[0-9a-f]{8})?"')
NEVER = -1
GONE = 499
"""The status that is counted, and never sent, when the caller left before there was an answer."""


class Call:
    """Made by the gate before routing; routes read it, and set `version` to give their answer an ETag.

    `success` is for routes that succeed in more than one way: the status to answer with instead of the operation's.

    `after` is awaited once the effect is committed; it must not fail, for the answer stands already. `operation`,
    `status` and `answered`, the moment at which an answer that goes on began, are for whoever counts requests.
    """

    __slots__ = (
        "_headers", "actor", "after", "answered", "door", "enter", "house", "now", "operation", "out", "receive",
        "request_id", "scope", "status", "success", "version",
    )  # fmt: skip

    def __init__(self, house: House, door: str, scope: Any, receive: Any) -> None:
        self.house = house
        self.door = door
        self.scope = scope
        self.receive = receive
        self.now: dt.datetime = house.now()
        self._headers: dict[bytes, bytes] | None = None
        given = self.header(b"x-request-id")
        self.request_id = (
            given.decode() if given and GIVEN_REQUEST_ID.fullmatch(given) else f"req-{secrets.token_hex(12)}"
        )
        self.out: RawHeaders = [(b"x-request-id", self.request_id.encode())]
        self.version: int | None = None
        self.success: int | None = None
        self.after: Callable[[], Awaitable[None]] | None = None
        self.operation = ""
        self.status = GONE
        self.answered: float | None = None
        self.actor: Actor
        self.enter: Callable[[Call], Awaitable[Actor]]

    def header(self, name: bytes) -> bytes | None:
        """Return a header by its lower-case name; of a repeated one, the last."""
        if self._headers is None:
            self._headers = dict(self.scope["headers"])
        return self._headers.get(name)

    def count_header(self, name: bytes) -> int:
        """Count how often a header was sent."""
        return sum(1 for key, _ in self.scope["headers"] if key == name)

    @property
    def address(self) -> str:
        """Where the request comes from, as far as it can be believed."""
        peer: str = (self.scope.get("client") or (UNKNOWN, 0))[0]
        forwarded = [value for name, value in self.scope["headers"] if name == b"x-forwarded-for"]
        return address_of(peer, forwarded, self.house.proxies)

    @property
    def expected_version(self) -> int | None:
        """The version that `If-Match` demands: None for any, a version that never exists for a tag not of ours."""
        given = self.header(b"if-match")
        if given is None or given.strip() == b"*":
            return None
        found = ETAG.fullmatch(given.strip())
        return int(found[1]) if found else NEVER

    async def enter_again(self) -> None:
        """Ask at the gate once more, for an answer that goes on; raise what the gate raises."""
        self.now = self.house.now()
        self.actor = await self.enter(self)

    async def read(self, cap: int) -> bytes:
        """Read the whole body; raise TooLarge as soon as it is known to pass `cap` bytes."""
        declared = self.header(b"content-length")
        if declared is not None and declared.isdigit() and int(declared) > cap:
            raise TooLarge(f"The body may have {cap} bytes at most")
        parts: list[bytes] = []
        size = 0
        more = True
        while more:
            message = await self.receive()
            if message["type"] == "http.disconnect":
                raise ConnectionResetError
            part = message.get("body", b"")
            size += len(part)
            if size > cap:
                raise TooLarge(f"The body may have {cap} bytes at most")
            parts.append(part)
            more = message.get("more_body", False)
        return b"".join(parts)
