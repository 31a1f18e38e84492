"""Sessions: `<workspace>_<id>_<secret>` in a cookie, of which only the SHA-256 of the secret is kept.

One that is remembered ends after ninety days, or fourteen without use; any other after twelve hours.
"""

import datetime as dt
import re
from enum import StrEnum

import msgspec

from parley.core.errors import Forbidden, NotFound

SESSION_TEXT = re.compile(r"([1-9][0-9]{0,17})_([1-9][0-9]{0,17})_([A-Za-z0-9_-]{43})")
IDLE = dt.timedelta(days=14)
REMEMBERED = dt.timedelta(days=90)
SHORT = dt.timedelta(hours=12)


class SessionNotFound(NotFound):
    """No such session of this agent."""

    def __init__(self) -> None:
        super().__init__("Session")


class SessionNeeded(Forbidden):
    """A key may not do this, whoever it acts as: only who signed in."""

    code = "session_needed"

    def __init__(self) -> None:
        super().__init__("Only who is signed in may do this; a key may not")


class Method(StrEnum):
    """How one signed in."""

    PASSWORD = "password"  # noqa: S105 -- a word, no password
    LINK = "link"
    INVITATION = "invitation"
    RESET = "reset"
    OIDC = "oidc"
    SETUP = "setup"


class Visitor(msgspec.Struct, frozen=True):
    """Who knocks: by which browser, from which address, and whether to be remembered."""

    browser: str = ""
    address: str = ""
    remembered: bool = False


class Session(msgspec.Struct, frozen=True):
    """A session as its agent may see it: never its secret."""

    id: int
    agent_id: int
    method: Method
    remembered: bool
    browser: str
    address: str
    created_at: dt.datetime
    last_used_at: dt.datetime
    expires_at: dt.datetime

    @property
    def ends_at(self) -> dt.datetime:
        """When it ends unless it is used before."""
        return min(self.expires_at, self.last_used_at + IDLE)


class NewSession(msgspec.Struct, frozen=True):
    """A session at its beginning, the only time its text exists."""

    session: Session
    text: str


class SessionText(msgspec.Struct, frozen=True):
    """A session's text taken apart."""

    workspace: int
    id: int
    secret: str

    def __str__(self) -> str:
        return f"{self.workspace}_{self.id}_{self.secret}"


def parse_session(text: str) -> SessionText | None:
    """Take a session's text apart; None when it cannot be one of ours."""
    found = SESSION_TEXT.fullmatch(text)
    return SessionText(int(found[1]), int(found[2]), found[3]) if found else None
