"""What happens in the demo, one thing at a moment; tickets and people are named by their places in its lists."""

import datetime as dt
from typing import Any, Literal

import msgspec


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """Something happens to a ticket."""

    at: dt.datetime
    ticket: int


class Opened(Step, frozen=True, kw_only=True):
    """A customer asks; `agent` has it from the start when the team was quick.

    `category`, `inbox`, `fields` and `files` are of a desk that has arranged them. What is `unread` the owner has not
    opened.
    """

    customer: int
    subject: str
    text: str
    priority: int
    tags: list[str]
    team: str
    agent: int | None
    sentiment: str
    source: str
    category: str | None = None
    inbox: str | None = None
    fields: dict[str, Any] = {}
    files: tuple[str, ...] = ()
    unread: bool = False


class Said(Step, frozen=True, kw_only=True):
    """Somebody writes."""

    by: Literal["agent", "customer", "note"]
    agent: int
    text: str
    files: tuple[str, ...] = ()


class Moved(Step, frozen=True, kw_only=True):
    """An agent takes it, or moves it on; without an agent the desk does."""

    agent: int | None
    status: str | None = None
    takes: bool = False


class Slept(Step, frozen=True, kw_only=True):
    """An agent lets it sleep."""

    agent: int
    until: dt.datetime


class Linked(Step, frozen=True, kw_only=True):
    """An agent links it to an earlier ticket, or to an issue elsewhere."""

    agent: int
    other: int | None = None
    issue: str | None = None
