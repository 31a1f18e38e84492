"""Links and sessions of customers: `<workspace>_<id>_<secret>`, of which only the SHA-256 of the secret is kept.

A session ends after thirty days, or seven without use.
"""

import datetime as dt

import msgspec

from parley.core.actor import Actor
from parley.core.errors import Unauthenticated

LINK_LIFE = dt.timedelta(minutes=15)
LIFE = dt.timedelta(days=30)
IDLE = dt.timedelta(days=7)
MOST_WAITING = 3
"""So many links may wait for one address: more would be a nuisance for whoever has it."""


class NotSignedIn(Unauthenticated):
    """No customer is signed in by what was sent along."""


class Guest(msgspec.Struct, frozen=True):
    """A customer who is signed in; `email` is the address by which one came."""

    session: int
    customer: int
    name: str | None
    email: str
    created_at: dt.datetime
    last_used_at: dt.datetime
    expires_at: dt.datetime

    @property
    def ends_at(self) -> dt.datetime:
        """When it ends unless it is used before."""
        return min(self.expires_at, self.last_used_at + IDLE)


class Arrived(msgspec.Struct, frozen=True):
    """A customer who has just come in; `text` is for the cookie and exists this once."""

    actor: Actor
    guest: Guest
    text: str
