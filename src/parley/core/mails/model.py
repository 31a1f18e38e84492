"""What a mail on its way out is, when it is tried again, and when it is given up."""

import datetime as dt
from enum import StrEnum

import msgspec

SCHEDULE = tuple(dt.timedelta(seconds=each) for each in (15, 60, 300, 900, 1800, 3600, 3600, 7200, 14400, 14400))
"""The pauses after the first attempt, the second, and so on; after the eleventh nothing follows."""
SWAY = 0.1


class MailKind(StrEnum):
    """Why it is sent; the words are the channel's."""

    SIGN_IN = "sign_in"
    PASSWORD_RESET = "password_reset"  # noqa: S105 -- a word, no password
    INVITATION = "invitation"
    PORTAL = "portal"
    WEBHOOK_FAILING = "webhook_failing"
    WEBHOOK_GONE = "webhook_gone"


class MailStatus(StrEnum):
    """`failed` is what was refused for good, tried to the last, or expired before it could be sent."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Content(msgspec.Struct, frozen=True):
    """What was, or would have been, sent."""

    subject: str
    text: str
    html: str


class Mail(msgspec.Struct, frozen=True):
    """A mail as those who run the desk may see it; its content is kept only where nothing is really sent."""

    id: int
    kind: MailKind
    recipient: str
    language: str
    status: MailStatus
    attempts: int
    last_error: str | None
    created_at: dt.datetime
    expires_at: dt.datetime
    finished_at: dt.datetime | None
    content: Content | None = None


class DueMail(msgspec.Struct, frozen=True):
    """A mail whose turn it is, leased to who claimed it; `facts` are what its words are made of, by name."""

    workspace: int
    mail: Mail
    facts: dict[str, str]


class Outcome(msgspec.Struct, frozen=True):
    """What came of an attempt: no error, or one that may pass, or one for good. `content` is to be kept."""

    error: str | None = None
    permanent: bool = False
    content: Content | None = None


def next_attempt(attempts: int, *, now: dt.datetime, chance: float) -> dt.datetime | None:
    """Return when to try again after so many attempts, or None; `chance` in 0..1 sways the pause by a tenth."""
    if attempts > len(SCHEDULE):
        return None
    return now + SCHEDULE[attempts - 1] * (1 + SWAY * (2 * chance - 1))
