"""All that the database and the feed hold in the end."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import asyncpg
import msgspec

from tests.chaos.clients import Client
from tests.chaos.history import Effect

TICKETS = """
select t.number, t.subject, s.key as status, t.event_sequence from tickets t
join statuses s on s.workspace_id = t.workspace_id and s.id = t.status_id
where t.workspace_id = $1
"""
EVENTS = """
select id, epoch || '-' || xid || '-' || id as position, type, subject_kind, subject_id, ticket_number, sequence,
       data || coalesce(personal, '{}'::jsonb) as data, extract(epoch from created_at)::float as created, quiet
from events where workspace_id = $1 order by epoch, xid, id
"""
MESSAGES = "select id, ticket_number, kind, body_text from messages where workspace_id = $1"
DELIVERIES = """
select id, webhook_id, event_id, message_id, kind, status, attempts, last_error,
       extract(epoch from next_attempt_at - now())::float as due_in, extract(epoch from created_at)::float as planned
from webhook_deliveries where workspace_id = $1 and kind <> 'test' order by id
"""


@dataclass(frozen=True)
class Ticket:
    """A row of tickets."""

    number: int
    subject: str
    status: str
    events: int


@dataclass(frozen=True)
class Message:
    """A row of messages."""

    id: int
    ticket: int
    kind: str
    text: str


@dataclass(frozen=True)
class Event:
    """A row of events, with its id and its place as the wire spells them."""

    id: str
    position: str
    type: str
    subject: tuple[str, int]
    ticket: int | None
    sequence: int | None
    data: dict[str, Any]
    created: float
    quiet: bool = False


@dataclass(frozen=True)
class Delivery:
    """A row of webhook_deliveries; `due_in` are the seconds until it is tried again, `planned` is when it was made."""

    id: int
    endpoint: int
    event: str
    message: str
    kind: str
    status: str
    attempts: int
    error: str | None = None
    due_in: float | None = None
    planned: float = 0.0


@dataclass
class Facts:
    """Everything together; `feed` is what a reader gets from the beginning: position and event."""

    tickets: list[Ticket] = field(default_factory=list[Ticket])
    messages: list[Message] = field(default_factory=list[Message])
    events: list[Event] = field(default_factory=list[Event])
    tags: list[str] = field(default_factory=list[str])
    feed: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    late: list[Delivery] = field(default_factory=list[Delivery])
    deliveries: list[Delivery] = field(default_factory=list[Delivery])

    @property
    def effects(self) -> Counter[Effect]:
        """What was done, by kind and mark, and how often."""
        found: Counter[Effect] = Counter(("tag", tag) for tag in self.tags)
        found.update(("message", message.text.strip()) for message in self.messages)
        for event in self.events:
            found.update(_effects_of(event))
        return found


def _effects_of(event: Event) -> list[Effect]:
    data = event.data
    match event.type:
        case "ticket.created":
            return [("ticket", data["subject"])]
        case "ticket.updated":
            renamed: list[Effect] = [("subject", f"{event.ticket} {data['subject'][1]}")] if data.get("subject") else []
            tags = data["changes"].get("tags", ([], []))
            return [*renamed, *(("tags", f"{event.ticket} {tag}") for tag in tags[1] if tag not in tags[0])]
        case "ticket.merged":
            return [("merged", str(event.subject[1]))]
        case "operation.undone":
            return [("undone", f"op_{event.subject[1]}")]
        case _:
            return []


async def connected(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    """Connect beside the server."""
    connection = await asyncpg.connect(url)
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: msgspec.json.encode(value).decode(),
        decoder=msgspec.json.decode,
    )
    return connection


async def gather(url: str, workspace: int, client: Client) -> Facts:
    """Read everything, but the deliveries."""
    connection = await connected(url)
    try:
        facts = Facts(
            [Ticket(*row) for row in await connection.fetch(TICKETS, workspace)],
            [Message(*row) for row in await connection.fetch(MESSAGES, workspace)],
            [_event(row) for row in await connection.fetch(EVENTS, workspace)],
            [row["name"] for row in await connection.fetch("select name from tags where workspace_id = $1", workspace)],
        )
    finally:
        await connection.close()
    facts.feed = await read_feed(client, facts.events[-1].position)
    return facts


async def list_deliveries(url: str, workspace: int) -> list[Delivery]:
    """Read what is, and was, due to webhooks."""
    connection = await connected(url)
    try:
        rows = await connection.fetch(DELIVERIES, workspace)
    finally:
        await connection.close()
    return [
        Delivery(
            row["id"], row["webhook_id"], f"evt_{row['event_id']}", row["message_id"], row["kind"], row["status"],
            row["attempts"], row["last_error"], row["due_in"], row["planned"],
        )
        for row in rows
    ]  # fmt: skip


async def read_feed(client: Client, until: str) -> list[tuple[str, str]]:
    """Read the feed from its beginning until a position."""
    found: list[tuple[str, str]] = []
    after: dict[str, str] = {}
    while not found or found[-1][0] != until:
        page = await client.get("/api/v1/events", params={"limit": 100, **after})
        if page is None or not page["data"]:
            break
        found += [(event["position"], event["id"]) for event in page["data"]]
        after = {"after": page["meta"]["next_cursor"]}
    places = [position for position, _ in found]
    return found[: places.index(until) + 1] if until in places else found


def _event(row: asyncpg.Record) -> Event:
    subject = (row["subject_kind"], row["subject_id"])
    return Event(
        f"evt_{row['id']}", row["position"], row["type"], subject, row["ticket_number"], row["sequence"], row["data"],
        row["created"], row["quiet"],
    )  # fmt: skip


async def poll_until_quiet(url: str, workspace: int, *, soon: float = 60.0, stuck_after: float = 75.0) -> None:
    """Wait until every event was handed on and nothing is due to a webhook soon; no longer than it makes progress.

    What is under way is due when its lease ends, in some seconds. A third attempt is minutes off: not waited for.
    """
    connection = await connected(url)
    loop = asyncio.get_running_loop()
    best, since = None, loop.time()
    try:
        while loop.time() - since < stuck_after:
            waiting = await connection.fetchval(WAITING, workspace, soon)
            if not waiting:
                return
            if best is None or waiting < best:
                best, since = waiting, loop.time()
            await asyncio.sleep(0.5)
    finally:
        await connection.close()


WAITING = """
select (select count(*) from webhook_deliveries where workspace_id = $1 and status = 'pending'
        and attempts < 2 and next_attempt_at < now() + $2::float * interval '1 second')
     + (select count(*) from events e left join dispatch_cursors c on c.workspace_id = e.workspace_id
        where e.workspace_id = $1
        and (e.epoch, e.xid, e.id) > (coalesce(c.epoch, 0), coalesce(c.xid, '0'::xid8), coalesce(c.event_id, 0)))
"""
"""Deliveries that are due soon, and events that were not handed on."""
