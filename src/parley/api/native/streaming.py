"""The live stream as text: server-sent events (WHATWG HTML, section 9.2), signs of life, and a last word.

The first block and every sign of life carry the position in an `id` without data: it moves what a client resumes from,
and is no event. Who is at which ticket is told beside the feed, where that is asked for: as an event without an `id`.
"""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import ExitStack

import msgspec

from parley.api.native.mapping.attention import seen_to_wire
from parley.api.native.mapping.events import event_to_wire, print_position
from parley.api.toolbox.call import Call
from parley.core.attention import Seen
from parley.core.errors import ParleyError, Unavailable
from parley.core.events import Listener, News, Position
from parley.kit.db import DatabaseGone

ENCODER = msgspec.json.Encoder()
RETRY_MS = 2_000
"""How long a client should wait before it comes again."""
RETRY_READ = 1.0
KEY_ENDED = "this key may not listen any more"
AGAIN = "; come again with the last id"


async def parts(
    call: Call, after: Position, *, types: list[str] | None, ticket: int | None, presence: bool = False
) -> AsyncGenerator[bytes]:
    """Spell what a listener hears from a position on, until it may not or cannot hear more."""
    house, workspace = call.house, call.actor.workspace
    yield f": listening\nretry: {RETRY_MS}\nid: {print_position(after)}\n\n".encode()
    with ExitStack() as stack:
        listener = stack.enter_context(house.broadcaster.listener(workspace, after=after, types=types, ticket=ticket))
        seen: Callable[[], list[Seen]] = list
        if presence:
            watching = house.lookout.watcher(workspace, ticket=ticket, wake=listener.inbox.nudge)
            seen = stack.enter_context(watching).take
        async for part in _live(call, listener, seen):
            yield part


async def _live(call: Call, listener: Listener, seen: Callable[[], list[Seen]]) -> AsyncGenerator[bytes]:
    rhythm, inbox = call.house.rhythm, listener.inbox
    beat, check = time.monotonic() + rhythm.heartbeat, time.monotonic() + rhythm.check
    while inbox.ended is None:
        if inbox.is_doubtful:
            inbox.is_doubtful, check = False, min(check, time.monotonic() + rhythm.doubt)
        news = await _news(listener, min(beat, check) - time.monotonic())
        now = time.monotonic()
        if now >= check:
            if not await _may_listen(call):
                yield _comment(KEY_ENDED)
                return
            check = now + rhythm.check
        said = [_spell(each) for each in news]
        if said or now >= beat:
            beat = now + rhythm.heartbeat
            said = said or [f": still here\nid: {print_position(inbox.position)}\n\n".encode()]
        said += [_spell_seen(each) for each in seen()]
        if said:
            yield b"".join(said)
    yield _comment(inbox.ended.value + AGAIN)


async def _news(listener: Listener, within: float) -> list[News]:
    try:
        return await listener.news(within)
    except DatabaseGone:  # what is older is read when it is back
        await listener.inbox.take(RETRY_READ)
        return []


async def _may_listen(call: Call) -> bool:
    try:
        await call.enter_again()
    except (DatabaseGone, Unavailable):
        return True  # nobody is told anything meanwhile
    except ParleyError:
        return False
    return True


def _spell(news: News) -> bytes:
    if not news.text:
        event = news.event
        head = f"id: {print_position(event.position)}\nevent: {event.type}\ndata: ".encode()
        news.text = head + ENCODER.encode(event_to_wire(event)) + b"\n\n"
    return news.text


def _spell_seen(seen: Seen) -> bytes:
    return b"event: presence\ndata: " + ENCODER.encode(seen_to_wire(seen)) + b"\n\n"


def _comment(text: str) -> bytes:
    return f": {text}\n\n".encode()
