"""What goes back over the wire: a status, headers and a body that is already bytes."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from litestar.types import Receive, Scope, Send

JSON = b"application/json"
STREAM = b"text/event-stream"
PATIENCE = 30.0
"""Seconds that a caller may take over one part of a stream."""
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


class Stream(Answer):
    """Server-sent events: goes on part by part until the parts end, the caller hangs up or takes too long over one."""

    __slots__ = ("_parts", "_patience")

    def __init__(self, headers: RawHeaders, parts: AsyncGenerator[bytes], *, patience: float = PATIENCE) -> None:
        kind = [(b"content-type", STREAM), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
        super().__init__(200, b"", [*kind, *headers])
        self._parts = parts
        self._patience = patience

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:  # noqa: ARG002 -- ASGI
        """Send what there is, when it is there."""
        leaving: asyncio.Task[None] | None = None
        try:
            async with asyncio.timeout(None) as here:
                leaving = asyncio.create_task(_watch(receive, here))
                await self._within(send, {"type": "http.response.start", "status": 200, "headers": self.headers})
                async for part in self._parts:
                    await self._within(send, {"type": "http.response.body", "body": part, "more_body": True})
                await self._within(send, {"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            return  # nobody is there any more
        finally:
            if leaving is not None:
                leaving.cancel()
            await self._parts.aclose()

    async def _within(self, send: "Send", message: Any) -> None:
        async with asyncio.timeout(self._patience):
            await send(message)


async def _watch(receive: "Receive", here: asyncio.Timeout) -> None:
    """End the stream at the moment the caller hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass
    here.reschedule(asyncio.get_running_loop().time())
