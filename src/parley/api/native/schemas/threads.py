"""A ticket's threads on the wire."""

from typing import Annotated, Literal, TypeAlias

import msgspec

ThreadKind: TypeAlias = Literal["request", "triage"]
ChatId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["C123"])]


class ThreadWire(msgspec.Struct):
    """A thread in a chat. In a `request` thread the customer reads, in a `triage` thread only the team does."""

    kind: ThreadKind
    channel_id: str
    thread_ts: str
    team_id: str | None
    url: str | None


class ThreadsWire(msgspec.Struct):
    """Every thread of a ticket."""

    data: list[ThreadWire]


class ThreadBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Where the thread is, in the chat's own ids."""

    channel_id: ChatId
    thread_ts: ChatId
    team_id: ChatId | None = None
    url: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)] | None = None
