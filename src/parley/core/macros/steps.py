"""What a macro may do. Ids are the house's; each kind stands once in a macro at most."""

import datetime as dt
from typing import Any, TypeAlias

import msgspec

from parley.core.tickets import Priority
from parley.core.work import Work
from parley.kit.text.html import Format, looks_like_html


class Doing(msgspec.Struct, frozen=True):
    """Something a macro does."""

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself, as TicketChanges calls it."""
        return {}


class Said(Doing, frozen=True):
    """Words with blanks, in HTML or in plain text; without `format` it shows in them, as in a message's."""

    content: str
    format: Format | None = None

    @property
    def form(self) -> Format:
        """What the words are. What is filled in later has no say in it."""
        return self.format or ("html" if looks_like_html(self.content) else "text")


class Reply(Said, frozen=True, tag="reply"):
    """Say something to the customer."""


class Note(Said, frozen=True, tag="note"):
    """Say something to the team."""


class SetStatus(Doing, frozen=True, tag="status"):
    """Give it the status of this key."""

    status: str

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"status": self.status}


class SetPriority(Doing, frozen=True, tag="priority"):
    """Give it this priority."""

    priority: int

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"priority": Priority(self.priority)}


class Assign(Doing, frozen=True, tag="assignee"):
    """Give it to an agent, to whoever runs the macro, or to nobody."""

    agent: int | None = None
    myself: bool = False

    def changes(self, work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"assignee_id": work.actor.agent_id if self.myself else self.agent}


class SetTeam(Doing, frozen=True, tag="team"):
    """Give it to a team, or to none."""

    team: int | None

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"team_id": self.team}


class AddTags(Doing, frozen=True, tag="tags_add"):
    """Put tags on it, new ones too."""

    tags: list[str]


class RemoveTags(Doing, frozen=True, tag="tags_remove"):
    """Take tags off it."""

    tags: list[str]


class SetCategory(Doing, frozen=True, tag="category"):
    """Say what kind of ticket it is."""

    category: int | None

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"category_id": self.category}


class SetInbox(Doing, frozen=True, tag="inbox"):
    """Move it to an inbox."""

    inbox: int

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"inbox_id": self.inbox}


class SetField(Doing, frozen=True, tag="fields"):
    """Fill in fields, by their keys; None clears."""

    values: dict[str, Any]

    def changes(self, _work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"custom_fields": self.values}


class Snooze(Doing, frozen=True, tag="snooze"):
    """Let it sleep for so many minutes."""

    minutes: int

    def changes(self, work: Work) -> dict[str, Any]:
        """Return what it changes of a ticket by itself."""
        return {"snoozed_until": work.now + dt.timedelta(minutes=self.minutes)}


Step: TypeAlias = (
    Reply
    | Note
    | SetStatus
    | SetPriority
    | Assign
    | SetTeam
    | AddTags
    | RemoveTags
    | SetCategory
    | SetInbox
    | SetField
    | Snooze
)
