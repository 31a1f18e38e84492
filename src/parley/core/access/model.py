"""Keys: `parley_<workspace>_<id>_<secret>`, of which only the SHA-256 of the secret is kept."""

import datetime as dt
import re
import secrets

import msgspec

from parley.core.actor import Role
from parley.core.errors import NotFound

KEY_TEXT = re.compile(r"parley_([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})")


class KeyNotFound(NotFound):
    """No such key in this workspace."""

    def __init__(self) -> None:
        super().__init__("Key")


class ApiKey(msgspec.Struct, frozen=True):
    """A key as it may be shown: never its secret. With `agent_id` it acts as that agent."""

    id: int
    name: str
    role: Role
    agent_id: int | None
    created_at: dt.datetime
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None


class NewKey(msgspec.Struct, frozen=True):
    """A key at its making, the only time its text exists."""

    key: ApiKey
    text: str


class KeyText(msgspec.Struct, frozen=True):
    """A key's text taken apart."""

    workspace: int
    id: int
    secret: str

    def __str__(self) -> str:
        return f"parley_{self.workspace}_{self.id}_{self.secret}"


def parse_key(text: str) -> KeyText | None:
    """Take a key's text apart; None when it cannot be one of ours."""
    found = KEY_TEXT.fullmatch(text)
    return KeyText(int(found[1]), int(found[2]), found[3]) if found else None


def new_secret() -> str:
    """Make 256 random bits as 43 characters."""
    return secrets.token_urlsafe(32)
