"""Live streams under test: one who listens in this process, and a way for every other test not to listen for ever."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec

Application = Callable[[Any, Any, Any], Awaitable[None]]
SOON = 30.0


def hanging_up(application: Application) -> Application:
    """Return the application to a caller who hangs up as soon as a live stream has begun."""

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        heard = asyncio.Event()
        streams = False

        async def hears(message: Any) -> None:
            nonlocal streams
            streams = streams or (b"content-type", b"text/event-stream") in message.get("headers", [])
            if not (streams and heard.is_set()):
                await send(message)
            if streams and message["type"] == "http.response.body":
                heard.set()

        async def says() -> Any:
            if not streams:
                return await receive()
            await heard.wait()
            return {"type": "http.disconnect"}

        await application(scope, says, hears)
        if streams:
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return serve


@dataclass
class Heard:
    """One event as the wire has it."""

    id: str
    type: str
    data: dict[str, Any]


@dataclass
class Ear:
    """What was heard so far; clear `reads` to be slow, `hang_up` to be gone."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    text: str = ""
    reads: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    @property
    def blocks(self) -> list[dict[str, str]]:
        """The blocks as fields; a comment is the field without a name."""
        blocks = self.text.split("\n\n")[:-1]
        return [
            dict(line.split(": ", 1) for line in block.lstrip(": ").split("\n") if ": " in line) for block in blocks
        ]

    @property
    def events(self) -> list[Heard]:
        """The events, in order; who is at a ticket is told without an id."""
        found = [block for block in self.blocks if "data" in block]
        return [Heard(block.get("id", ""), block["event"], msgspec.json.decode(block["data"])) for block in found]

    @property
    def last_id(self) -> str:
        """What a client would resume from."""
        return [block["id"] for block in self.blocks if "id" in block][-1]

    @property
    def last_words(self) -> str:
        """The last comment."""
        return [line for line in self.text.split("\n") if line.startswith(": ")][-1][2:]

    async def until(self, what: Callable[["Ear"], bool]) -> "Ear":
        """Wait for it; the test fails when it does not come soon."""
        async with asyncio.timeout(SOON):
            while not what(self):
                self.changed.clear()
                await self.changed.wait()
        return self

    async def events_of(self, amount: int) -> list[Heard]:
        """Wait for so many events."""
        with suppress(TimeoutError):
            await self.until(lambda ear: len(ear.events) >= amount)
        assert len(self.events) == amount, self.text
        return self.events

    async def end(self) -> str:
        """Wait for the server to end the stream; return its last words."""
        assert self.task is not None
        await asyncio.wait_for(asyncio.shield(self.task), SOON)
        return self.last_words


@asynccontextmanager
async def listening(application: Application, key: str, query: str = "", **headers: str) -> AsyncGenerator[Ear]:
    """Listen to `/events/stream` of the native door until the block ends; it begins with the first block.

    Without a key whatever the headers bring must do.
    """
    ear = Ear()
    ear.reads.set()
    known = {"authorization": f"Bearer {key}"} if key else {}
    sent = {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": "http", "method": "GET", "path": "/api/v1/events/stream", "raw_path": b"/api/v1/events/stream",
        "query_string": query.encode(), "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": ("127.0.0.1", 1), "server": ("desk.test", 80), "scheme": "http", "http_version": "1.1",
        "root_path": "", "asgi": {"version": "3.0"},
    }  # fmt: skip
    asked = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Any:
        for message in asked:
            return message
        await ear.gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        await ear.reads.wait()
        if message["type"] == "http.response.start":
            ear.status = message["status"]
            ear.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            ear.text += message["body"].decode()
        ear.changed.set()

    ear.task = asyncio.ensure_future(application(scope, receive, send))
    ear.task.add_done_callback(lambda _: ear.changed.set())
    try:
        await ear.until(lambda ear: "\n\n" in ear.text or ear.task is None or ear.task.done())
        yield ear
    finally:
        ear.gone.set()
        ear.reads.set()
        await asyncio.wait_for(ear.task, SOON)
