"""Macros: core to wire and back."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.mapping.filters import MYSELF
from parley.api.native.mapping.tickets import IDS, PRIORITIES, PRIORITY_WORDS
from parley.api.native.mapping.values import values_from_wire, values_to_wire
from parley.api.native.schemas import macros as wire
from parley.api.native.schemas.macros import AnyAction, MacroUpdate, MacroWire, PlanWire
from parley.core import macros as core
from parley.core.errors import Fault, Invalid
from parley.core.fields import Field
from parley.core.macros import Macro, Planned, Step
from parley.core.tickets import Priority, TicketChanges
from parley.kit.clock import print_time

Fields = Sequence[Field]


def macro_to_wire(macro: Macro, fields: Fields) -> MacroWire:
    """Spell a macro."""
    return MacroWire(
        id=spell_id("macro", macro.id),
        name=macro.name,
        shared=macro.shared,
        actions=[step_to_wire(step, fields) for step in macro.steps],
        created_at=print_time(macro.created_at),
        updated_at=print_time(macro.updated_at),
    )


def macro_changes_from_wire(body: MacroUpdate, fields: Fields) -> dict[str, Any]:
    """Read what to change; raise Invalid for every malformed id."""
    said = {name: value for name, value in msgspec.structs.asdict(body).items() if value is not UNSET}
    if body.actions is not UNSET:
        said["steps"] = steps_from_wire(said.pop("actions"), fields)
    return said


def steps_from_wire(actions: Sequence[AnyAction], fields: Fields) -> list[Step]:
    """Read what a macro does; raise Invalid for every malformed id."""
    faults: list[Fault] = []
    steps: list[Step] = []
    for place, action in enumerate(actions):
        try:
            steps.append(READERS[type(action)](action, f"actions.{place}", fields))
        except Invalid as error:
            faults += error.faults
    if faults:
        raise Invalid(faults)
    return steps


READERS: dict[type, Callable[[Any, str, Fields], Step]] = {
    wire.ReplyAction: lambda action, _at, _: core.Reply(action.content, action.format or None),
    wire.NoteAction: lambda action, _at, _: core.Note(action.content, action.format or None),
    wire.StatusAction: lambda action, _at, _: core.SetStatus(action.status),
    wire.PriorityAction: lambda action, _at, _: core.SetPriority(PRIORITY_WORDS[action.priority]),
    wire.AssigneeAction: lambda action, at, _: _assign_from(action, at),
    wire.TeamAction: lambda action, at, _: core.SetTeam(_read("team_id", action.team_id, at)),
    wire.AddTagsAction: lambda action, _at, _: core.AddTags(action.tags),
    wire.RemoveTagsAction: lambda action, _at, _: core.RemoveTags(action.tags),
    wire.CategoryAction: lambda action, at, _: core.SetCategory(_read("category_id", action.category_id, at)),
    wire.InboxAction: lambda action, at, _: core.SetInbox(id_in_body("inbox", action.inbox_id, f"{at}.inbox_id")),
    wire.FieldsAction: lambda action, _at, fields: core.SetField(values_from_wire(action.values, fields)),
    wire.SnoozeAction: lambda action, _at, _: core.Snooze(action.minutes),
}


def _assign_from(action: wire.AssigneeAction, at: str) -> core.Assign:
    if action.assignee_id == MYSELF:
        return core.Assign(myself=True)
    return core.Assign(_read("assignee_id", action.assignee_id, at))


def _read(name: str, text: str | None, at: str) -> int | None:
    return None if text is None else id_in_body(IDS[name], text, f"{at}.{name}")


def step_to_wire(step: Step, fields: Fields) -> AnyAction:
    """Spell something a macro does."""
    return WRITERS[type(step)](step, fields)


WRITERS: dict[type, Callable[[Any, Fields], AnyAction]] = {
    core.Reply: lambda step, _: wire.ReplyAction(step.content, step.form),
    core.Note: lambda step, _: wire.NoteAction(step.content, step.form),
    core.SetStatus: lambda step, _: wire.StatusAction(step.status),
    core.SetPriority: lambda step, _: wire.PriorityAction(_priority(step.priority)),
    core.Assign: lambda step, _: wire.AssigneeAction(MYSELF if step.myself else _spell("assignee_id", step.agent)),
    core.SetTeam: lambda step, _: wire.TeamAction(_spell("team_id", step.team)),
    core.AddTags: lambda step, _: wire.AddTagsAction(step.tags),
    core.RemoveTags: lambda step, _: wire.RemoveTagsAction(step.tags),
    core.SetCategory: lambda step, _: wire.CategoryAction(_spell("category_id", step.category)),
    core.SetInbox: lambda step, _: wire.InboxAction(spell_id("inbox", step.inbox)),
    core.SetField: lambda step, fields: wire.FieldsAction(_values(step.values, fields)),
    core.Snooze: lambda step, _: wire.SnoozeAction(step.minutes),
}


def plan_to_wire(planned: Planned, fields: Fields) -> PlanWire:
    """Spell what a macro comes to on one ticket."""
    return PlanWire(planned.reply, planned.note, _changes(planned.changes, fields))


def _changes(changes: TicketChanges, fields: Fields) -> dict[str, Any]:
    said = {name: getattr(changes, name) for name in changes.__struct_fields__}
    said = {name: value for name, value in said.items() if value is not UNSET}
    said |= {name: _spell(name, value) for name, value in said.items() if name in IDS}
    if "priority" in said:
        said["priority"] = _priority(said["priority"])
    if "custom_fields" in said:
        said["custom_fields"] = _values(said["custom_fields"], fields)
    if "snoozed_until" in said:
        said["snoozed_until"] = print_time(said["snoozed_until"])
    return said


def _values(values: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """Spell values that core has by key: those of people and files are ids, and null clears."""
    ids = {field.key: str(field.id) for field in fields}
    shown = values_to_wire({ids[key]: value for key, value in values.items() if key in ids}, fields, {})
    return {key: shown.get(key) for key in values}


def _priority(number: int) -> Any:
    return PRIORITIES[Priority(number)]


def _spell(name: str, number: int | None) -> str | None:
    return None if number is None else spell_id(IDS[name], number)
