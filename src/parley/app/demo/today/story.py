"""How a story of today is written down: whose ticket it is, what was said and how many minutes ago."""

from typing import Any, Literal, TypeAlias

import msgspec

from parley.app.demo.cast import Person

OWNER = -1
"""Whoever set the desk up, where an agent of the cast is named by its place."""
MINE, NOBODYS = "mine", "nobody's"
By: TypeAlias = int | None
Holder: TypeAlias = int | Literal["mine", "nobody's"]


class Line(msgspec.Struct, frozen=True):
    """Something that was said so many minutes ago: by an agent of the cast, or by the customer where there is none."""

    ago: int
    text: str
    by: By = None
    internal: bool = False
    files: tuple[str, ...] = ()


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that is on the desk now.

    `fields` are by key; a number of days stands for a date, from today. It sleeps for `sleeps` hours more. What is
    `unread` the owner has not opened yet.
    """

    customer: Person
    ago: int
    subject: str
    text: str
    category: str
    team: str
    holder: Holder = NOBODYS
    priority: int = 2
    tags: tuple[str, ...] = ()
    fields: dict[str, Any] = {}
    files: tuple[str, ...] = ()
    then: tuple[Line, ...] = ()
    status: str | None = None
    sleeps: int | None = None
    unread: bool = False
    source: str = "email"
    inbox: str | None = None
    sentiment: str = "question"
