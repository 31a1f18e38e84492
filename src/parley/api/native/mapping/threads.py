"""Threads: core to wire, and the kinds as paths name them."""

from typing import Any

from parley.api.native.schemas.threads import ThreadWire
from parley.core.links import THREAD_KINDS, Thread, ThreadNotFound


def thread_to_wire(thread: Thread) -> ThreadWire:
    """Spell a thread."""
    kind: Any = thread.kind
    return ThreadWire(kind, thread.channel_id, thread.thread_ts, thread.team_id, thread.url)


def kind_in_path(text: str) -> str:
    """Read a kind of thread from a path; one that there is not is not found."""
    if text not in THREAD_KINDS:
        raise ThreadNotFound
    return text
