"""The floor: the least that could answer at all, bare ASGI and asyncpg with the very statements of Parley.

No keys, limits, validation, ids or links: a path is split, the statement runs, its rows go out as JSON. What Parley
takes beyond this is its own price, and the ratio is what the budgets are about.
"""

import datetime as dt
import os
from typing import Any

import asyncpg
import msgspec

from parley.core.tickets.store.opening import OPEN
from parley.core.tickets.store.reading import LISTING, ONE
from parley.kit.db.listing import Order, Search

WORKSPACE = 1
LIMIT = 25
JSON = [(b"content-type", b"application/json")]
FACTS = {"status": "open", "priority": 2, "assignee_id": None, "team_id": None, "category_id": None, "source": "api"}
BEFORE, MOMENT = 33, 42
"""How many values the statement takes before the event's own, and which of those behind is the ticket's too."""
SETUP = (
    "select w.setup_version, s.id, i.id from workspaces w"
    " join statuses s on s.workspace_id = w.workspace_id and s.is_default"
    " join inboxes i on i.workspace_id = w.workspace_id and i.is_default where w.workspace_id = $1"
)


class _Connection(asyncpg.Connection):
    def get_reset_query(self) -> str:
        return ""


class Floor:
    """The application; `counted` tells whether a list counts its matches, as Parley does up to 10,000.

    `events` tells whether what is opened leaves an event, as it does with Parley.
    """

    def __init__(self, url: str, *, counted: bool, events: bool) -> None:
        self._url = url
        self._open = OPEN if events else without_event(OPEN)
        self._events = events
        search = Search(WORKSPACE, order=Order("t.created_at", "timestamptz"), limit=LIMIT)
        search.where("t.deleted_at is null")
        self._list, self._values = LISTING.statement(search, counted=counted)
        self._pool: Any = None
        self._setup: Any = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request, or live."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        if scope["method"] == "POST":
            body = await self._create(await receive())
        elif scope["path"] == "/tickets":
            body = await self._list_tickets()
        else:
            body = await self._get(int(scope["path"][len("/tickets/") :]))
        headers = [*JSON, (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    async def _get(self, number: int) -> bytes:
        async with self._pool.acquire() as connection:
            return msgspec.json.encode(dict(await connection.fetchrow(ONE, WORKSPACE, number)))

    async def _list_tickets(self) -> bytes:
        async with self._pool.acquire() as connection:
            return msgspec.json.encode([dict(row) for row in await connection.fetch(self._list, *self._values)])

    async def _create(self, message: Any) -> bytes:
        new, (setup, status, inbox), now = msgspec.json.decode(message["body"]), self._setup, dt.datetime.now(dt.UTC)
        text, subject, email, name = new["description"], new["subject"], new["customer_email"], new["customer_name"]
        async with self._pool.acquire() as connection:
            values: tuple[Any, ...] = (
                WORKSPACE, setup, None, email, name, f"{name} {email}", now, subject, status, 2, True, None, None,
                None, inbox, None, None, "api", None, [], {}, {}, "customer", None, name, text, text, text, "text", 0,
                subject, text, new["tags"], "ticket.created", 1, "key", 1, "bench", "floor",
                {**FACTS, "inbox_id": inbox, "tags": new["tags"]}, {"subject": subject}, [], now, False,
            )  # fmt: skip
            row = await connection.fetchrow(
                self._open, *(values if self._events else (*values[:BEFORE], values[MOMENT]))
            )
            return msgspec.json.encode({**new, **row})

    async def _live(self, receive: Any, send: Any) -> None:
        await receive()
        self._pool = await asyncpg.create_pool(
            self._url, min_size=1, max_size=10, connection_class=_Connection, init=_speak_json,
            server_settings={"jit": "off", "timezone": "UTC"},
        )  # fmt: skip
        self._setup = await self._pool.fetchrow(SETUP, WORKSPACE)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._pool.close()
        await send({"type": "lifespan.shutdown.complete"})


async def _speak_json(connection: Any) -> None:
    def encode(value: Any) -> bytes:
        return b"\x01" + msgspec.json.encode(value)

    def decode(value: bytes) -> Any:
        return msgspec.json.decode(memoryview(value)[1:])

    await connection.set_type_codec("jsonb", schema="pg_catalog", format="binary", encoder=encode, decoder=decode)


def create() -> Floor:
    """Make the application from the environment, as the server asks for it."""
    counted, events = (os.environ[name] == "yes" for name in ("BENCH_COUNTED", "BENCH_EVENTS"))
    return Floor(os.environ["BENCH_DATABASE_URL"], counted=counted, events=events)


def without_event(statement: str) -> str:
    """Take the event out of the statement, with the values that are its own; raise ValueError where there is none."""
    opening, event, rest = statement.partition(", event as (")
    _, end, answer = rest.partition("\n)\nselect ")
    if not (event and end):
        raise ValueError("the statement writes no event")
    return f"{opening}\nselect {answer}".replace(f"${MOMENT + 1}", f"${BEFORE + 1}")
