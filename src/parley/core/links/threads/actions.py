"""Set, remove and find threads."""

from collections.abc import Sequence

import msgspec

from parley.core import tickets
from parley.core.access import Permission, require
from parley.core.change import check_version
from parley.core.errors import Invalid, VersionMismatch
from parley.core.lines import check_line
from parley.core.links.threads import store
from parley.core.links.threads.events import ThreadRemoved, ThreadSet
from parley.core.links.threads.model import (
    LONGEST_ID,
    LONGEST_URL,
    THREAD_KINDS,
    Thread,
    ThreadNotFound,
    ThreadTaken,
)
from parley.core.work import Work
from parley.kit.db import refuses_duplicate


async def set_thread(
    work: Work,
    *,
    number: int,
    kind: str,
    channel_id: str,
    thread_ts: str,
    team_id: str | None = None,
    url: str | None = None,
    expected: int | None = None,
) -> Thread:
    """The ticket's thread of this kind is this one, and no other ticket's; the same again changes nothing.

    Raises TicketNotFound, Invalid, ThreadTaken, VersionMismatch, Forbidden.
    """
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    old = (await store.fetch(work, [number]))[number].get(kind)
    if expected is not None and old is None:
        raise VersionMismatch
    new = _checked(Thread(kind, channel_id, thread_ts, team_id, url, old.version if old else 1))
    if old is not None:
        check_version(old.version, expected)
        if old == new:
            return old
    with refuses_duplicate({"ticket_threads_place": ThreadTaken}):
        new = msgspec.structs.replace(new, version=await store.put(work, number, new))
    work.record(ThreadSet(id=number, ticket=number, kind=kind, channel_id=new.channel_id, thread_ts=new.thread_ts))
    return new


async def remove_thread(work: Work, *, number: int, kind: str, expected: int | None = None) -> None:
    """The ticket has no thread of this kind. Raises TicketNotFound, ThreadNotFound, VersionMismatch, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    old = (await store.fetch(work, [number]))[number].get(kind)
    if old is None:
        raise ThreadNotFound
    check_version(old.version, expected)
    await store.delete(work, number, kind)
    work.record(ThreadRemoved(id=number, ticket=number, kind=kind, channel_id=old.channel_id, thread_ts=old.thread_ts))


async def get_thread(work: Work, *, number: int, kind: str) -> Thread:
    """Return the ticket's thread of this kind. Raises TicketNotFound, ThreadNotFound."""
    found = {thread.kind: thread for thread in await list_threads(work, number=number)}
    if kind not in found:
        raise ThreadNotFound
    return found[kind]


async def list_threads(work: Work, *, number: int) -> list[Thread]:
    """List the ticket's threads, `request` first. Raises TicketNotFound."""
    await tickets.check_present(work, number=number)
    return list((await store.fetch(work, [number]))[number].values())


async def threads_of(work: Work, numbers: Sequence[int]) -> dict[int, dict[str, Thread]]:
    """Return the threads of many tickets by number and kind, in one statement; a ticket without has none."""
    return await store.fetch(work, numbers) if numbers else {}


async def find_by_thread(work: Work, channel_id: str, thread_ts: str) -> int | None:
    """Find the number of the ticket that a thread belongs to."""
    return await store.find_ticket(work, channel_id, thread_ts)


def _checked(thread: Thread) -> Thread:
    if thread.kind not in THREAD_KINDS:
        raise Invalid.at("kind", f"Must be one of {', '.join(THREAD_KINDS)}")
    ids = {name: getattr(thread, name) for name in ("channel_id", "thread_ts", "team_id")}
    lines = {name: check_line(text, name, most=LONGEST_ID) for name, text in ids.items() if text is not None}
    if thread.url is not None:
        lines["url"] = check_line(thread.url, "url", most=LONGEST_URL)
        if not lines["url"].startswith(("https://", "http://")):
            raise Invalid.at("url", "Must be an http or https address")
    return msgspec.structs.replace(thread, **lines)
