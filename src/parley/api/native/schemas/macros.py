"""Macros on the wire."""

from typing import Annotated, Any, ClassVar, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.tickets import Format, Id, Key, PriorityWord, Text, Words
from parley.api.native.schemas.views import Name
from parley.api.native.schemas.words import Moment

YEAR = 366 * 24 * 60


class Action(msgspec.Struct, tag_field="type", forbid_unknown_fields=True):
    """Something a macro does."""


class ReplyAction(Action, tag="reply"):
    """Say something to the customer. Placeholders such as `{{customer.first_name|there}}` are filled in, as words."""

    content: Text
    format: Format | UnsetType = UNSET


class NoteAction(Action, tag="note"):
    """Say something to the team."""

    content: Text
    format: Format | UnsetType = UNSET


class StatusAction(Action, tag="status"):
    """Change the status."""

    status: Key


class PriorityAction(Action, tag="priority"):
    """Change the priority."""

    priority: PriorityWord


class AssigneeAction(Action, tag="assignee"):
    """Assign it: to a user, to `me` who runs the macro, or to nobody."""

    assignee_id: Id | None


class TeamAction(Action, tag="team"):
    """Give it to a team, or to none."""

    team_id: Id | None


class AddTagsAction(Action, tag="tags_add"):
    """Put tags on it, new ones too."""

    tags: Words


class RemoveTagsAction(Action, tag="tags_remove"):
    """Take tags off it."""

    tags: Words


class CategoryAction(Action, tag="category"):
    """Say what kind of ticket it is."""

    category_id: Id | None


class InboxAction(Action, tag="inbox"):
    """Move it to an inbox."""

    inbox_id: Id


class FieldsAction(Action, tag="fields"):
    """Fill in custom fields, by their keys; null clears."""

    values: Annotated[dict[str, Any], msgspec.Meta(min_length=1, max_length=200)]


class SnoozeAction(Action, tag="snooze"):
    """Let it sleep for so many minutes."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=YEAR)]


AnyAction: TypeAlias = (
    ReplyAction
    | NoteAction
    | StatusAction
    | PriorityAction
    | AssigneeAction
    | TeamAction
    | AddTagsAction
    | RemoveTagsAction
    | CategoryAction
    | InboxAction
    | FieldsAction
    | SnoozeAction
)
Actions: TypeAlias = Annotated[list[AnyAction], msgspec.Meta(min_length=1, max_length=12)]


class MacroWire(msgspec.Struct):
    """A macro. A `shared` one is everybody's, any other its maker's alone."""

    id: Annotated[str, msgspec.Meta(examples=["macro_3"])]
    name: str
    shared: bool
    actions: list[AnyAction]
    created_at: Moment
    updated_at: Moment


class MacroCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new macro: each type of action once at most. That of a key which acts as no agent is always shared."""

    name: Name
    actions: Actions
    shared: bool = False


class MacroUpdate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to change of a macro; `actions` replaces."""

    name: Name | UnsetType = UNSET
    actions: Actions | UnsetType = UNSET
    shared: bool | UnsetType = UNSET


class MacroQuery(ListQuery, kw_only=True):
    """Macros, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("m.created_at", "timestamptz")}


class PlanWire(msgspec.Struct):
    """What a macro would do to a ticket now: what it would say, and what it would change, as one would `PATCH` it."""

    reply: str | None
    note: str | None
    changes: dict[str, Any]
