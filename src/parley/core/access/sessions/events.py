"""What happens to sessions. From where is personal, and may be erased."""

from typing import ClassVar

from parley.core.events import Event


class SessionEvent(Event, frozen=True, kw_only=True):
    """Something happened to an agent's session."""

    KIND: ClassVar[str] = "session"

    agent_id: int


class SessionStarted(SessionEvent, frozen=True, kw_only=True):
    """An agent signed in."""

    TYPE: ClassVar[str] = "session.started"
    PERSONAL: ClassVar[frozenset[str]] = frozenset({"browser", "address"})

    method: str
    browser: str
    address: str


class SessionEnded(SessionEvent, frozen=True, kw_only=True):
    """A session was ended: by its agent, or because the password changed or the agent left."""

    TYPE: ClassVar[str] = "session.ended"

    reason: str
