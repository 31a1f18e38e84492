"""Define, change and remove fields. In one turn with the categories that name them, so that none names a ghost."""

from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.fields import store
from parley.core.fields.events import FieldCreated, FieldDeleted, FieldUpdated
from parley.core.fields.model import (
    DEFAULT_MAX_LENGTH,
    Entity,
    Field,
    FieldChanges,
    FieldKeyTaken,
    FieldNotFound,
    NewField,
    check_entity,
    check_settings,
    checked_key,
)
from parley.core.fields.options import next_options
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.db.turns import take_turn


async def create_field(work: Work, **given: Unpack[NewField]) -> Field:
    """The field exists; its key is made from its label unless given. Only tickets have fields of files.

    Raises FieldKeyTaken, Invalid.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    draft = _draft(work, given)
    with refuses_duplicate({"fields_key": FieldKeyTaken}):
        field = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    work.record(FieldCreated(id=field.id, entity=field.entity, key=field.key, label=field.label, type=field.type))
    return field


async def get_field(work: Work, *, field: int) -> Field:
    """Return the field. Raises FieldNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, field=field)
    if found is None:
        raise FieldNotFound
    return found


async def update_field(work: Work, *, field: int, expected: int | None = None, **given: Unpack[FieldChanges]) -> Field:
    """The given settings hold; values that exist already are not judged anew.

    Raises FieldNotFound, VersionMismatch, Invalid. Type, entity and key are for ever.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, field)
    check_version(old.version, expected)
    check_settings(old.type, given)
    wanted: dict[str, Any] = dict(given)
    if "label" in given:
        wanted["label"] = check_line(given["label"], "label")
    if "options" in given:
        wanted["options"], wanted["last_option_id"] = next_options(old.options, old.last_option_id, given["options"])
    new, changes = changed(old, wanted)
    if not changes:
        return old
    new = await store.update(work.connection, workspace=work.workspace, field=new, now=work.now)
    work.record(FieldUpdated(id=new.id, changes=changes))
    return new


async def delete_field(work: Work, *, field: int, expected: int | None = None) -> None:
    """The field is gone, its values are shown no more, and its files belong to none. Raises FieldNotFound,
    VersionMismatch.
    """
    require(work, Permission.MANAGE)
    await take_turn(work.connection, "setup", work.workspace)
    old = await _locked(work, field)
    check_version(old.version, expected)
    await store.delete(work.connection, workspace=work.workspace, field=field)
    work.record(FieldDeleted(id=old.id, entity=old.entity, key=old.key, label=old.label))


async def list_fields(work: Work, search: Search, *, entity: Entity | None = None) -> Found[Field]:
    """Page through the fields, of one entity if it is named."""
    return await store.fetch(work.connection, search, entity=entity)


def _draft(work: Work, given: NewField) -> Field:
    entity = given.get("entity", Entity.TICKET)
    check_settings(given["type"], given)
    check_entity(entity, given["type"])
    label = check_line(given["label"], "label")
    options, last = next_options([], 0, given.get("options", ()))
    return Field(
        id=0,
        entity=entity,
        key=checked_key(given.get("key"), label),
        label=label,
        type=given["type"],
        required=given.get("required", False),
        public=given.get("public", True),
        allow_multiple=given.get("allow_multiple", False),
        max_length=given.get("max_length", DEFAULT_MAX_LENGTH),
        options=options,
        last_option_id=last,
        version=1,
        created_at=work.now,
        updated_at=work.now,
        single_line=given.get("single_line", False),
    )


async def _locked(work: Work, field: int) -> Field:
    found = await store.find(work.connection, workspace=work.workspace, field=field, lock=True)
    if found is None:
        raise FieldNotFound
    return found
