"""What goes back over the wire: a status, headers and a body that is already bytes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litestar.types import Receive, Scope, Send

JSON = b"application/json"
RawHeaders = list[tuple[bytes, bytes]]


class Answer:
    """An ASGI application that sends one whole answer."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, body: bytes = b"", headers: Iterable[tuple[bytes, bytes]] = ()) -> None:
        self.status = status
        self.body = body
        self.headers: RawHeaders = list(headers)

    @classmethod
    def json(cls, status: int, body: bytes, headers: Iterable[tuple[bytes, bytes]] = ()) -> "Answer":
        """Answer with JSON that is already encoded."""
        return cls(status, body, [(b"content-type", JSON), *headers])

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:  # noqa: ARG002 -- ASGI
        """Send it."""
        await send(self._start())
        await send({"type": "http.response.body", "body": self.body, "more_body": False})

    def _start(self) -> Any:
        headers = self.headers
        if self.status not in {204, 304}:
            headers = [*headers, (b"content-length", str(len(self.body)).encode())]
        return {"type": "http.response.start", "status": self.status, "headers": headers}


class Silence(Answer):
    """What a caller hears who hung up: nothing."""

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Send nothing."""
