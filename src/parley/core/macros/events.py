"""What happens to macros. What they say is nobody's news, so no event repeats it."""

from typing import ClassVar

from parley.core.events import Event


class MacroEvent(Event, frozen=True, kw_only=True):
    """Something happened to a macro."""

    KIND: ClassVar[str] = "macro"

    name: str
    shared: bool


class MacroCreated(MacroEvent, frozen=True, kw_only=True):
    """A macro was made."""

    TYPE: ClassVar[str] = "macro.created"


class MacroUpdated(MacroEvent, frozen=True, kw_only=True):
    """A macro does something else, or is called something else; `fields` are those that changed."""

    TYPE: ClassVar[str] = "macro.updated"

    fields: list[str]


class MacroDeleted(MacroEvent, frozen=True, kw_only=True):
    """A macro was removed."""

    TYPE: ClassVar[str] = "macro.deleted"
