"""What happens to keys."""

from typing import ClassVar

from parley.core.events import Event


class KeyEvent(Event, frozen=True, kw_only=True):
    """Something happened to a key."""

    KIND: ClassVar[str] = "key"

    name: str
    role: str


class KeyCreated(KeyEvent, frozen=True, kw_only=True):
    """A key was made."""

    TYPE: ClassVar[str] = "key.created"


class KeyRevoked(KeyEvent, frozen=True, kw_only=True):
    """A key was revoked for good."""

    TYPE: ClassVar[str] = "key.revoked"
