"""What a glance at a ticket shows, and what presence is."""

import datetime as dt
from typing import Literal, TypeAlias

import msgspec

from parley.core.actor import ActorKind
from parley.core.tickets import AgentRef, MessageKind

FORGOTTEN_AFTER = dt.timedelta(seconds=45)
"""So long somebody is taken to be where a sign of life was last given."""
State = Literal["viewing", "typing"]
# A ticket, and an agent at it.
Place: TypeAlias = tuple[int, int]


class LastMessage(msgspec.Struct, frozen=True):
    """The newest thing said on a ticket, its beginning only."""

    id: int
    kind: MessageKind
    author_kind: ActorKind
    author_name: str
    preview: str
    created_at: dt.datetime


class Glance(msgspec.Struct, frozen=True):
    """What a list shows of a ticket's conversation. `unread` is whether others said what the actor has not read."""

    last: LastMessage | None
    unread: bool


class Presence(msgspec.Struct, frozen=True):
    """An agent who is at a ticket."""

    agent: AgentRef
    state: State
    seen_at: dt.datetime


class Seen(msgspec.Struct, frozen=True):
    """What an agent does at a ticket now; None is that they are not there any more."""

    ticket: int
    agent: AgentRef
    state: State | None

    @property
    def place(self) -> Place:
        """Where, and who."""
        return self.ticket, self.agent.id
