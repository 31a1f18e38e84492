"""Custom field values made ready for core: files get their rows, and their fields the rows' numbers."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from parley.api.featurebase.bodies.forms import Given
from parley.api.featurebase.bodies.setups import with_setup
from parley.api.featurebase.mapping.files import files_from_wire
from parley.api.featurebase.mapping.values import AT, GivenValues, field_named, values_from_wire
from parley.api.featurebase.views.showing import as_list
from parley.core.errors import Invalid
from parley.core.fields import Field, FieldType
from parley.core.files import add_file
from parley.core.tickets import Setup
from parley.core.work import Work


async def fill(work: Work, given: Given[Any], values: Mapping[str, Any], present: Mapping[str, Any]) -> GivenValues:
    """Return the values by field key, files among them. Raises Invalid, NoSuchObject, Forbidden."""
    if not values and not given.uploads:
        return GivenValues()
    found = await with_setup(work, partial(values_from_wire, work.workspace, values))
    fetched = {at: (await add_file(work, stored=stored)).id for at, stored in given.fetched.items()}
    for field, at, value in found.files:
        kept = [file for file in as_list(present.get(str(field.id))) if file is not None]
        files = files_from_wire(work.workspace, at, value, present=kept, fetched=fetched)
        found.fields[field.key] = _value(field, files)
    await _add_uploads(work, given, found)
    return found


async def _add_uploads(work: Work, given: Given[Any], found: GivenValues) -> None:
    for upload in given.uploads:
        name = upload.part.removeprefix(f"{AT}.")
        field = await with_setup(work, partial(_file_field, work.workspace, name))
        files = [file for file in as_list(found.fields.get(field.key)) if file is not None]
        files.append((await add_file(work, stored=upload)).id)
        found.fields[field.key] = _value(field, files)
        found.names[f"custom_fields.{field.key}"] = upload.part


def _file_field(workspace: int, name: str, setup: Setup) -> Field:
    field = field_named(workspace, name, setup)
    if field is None or field.type is not FieldType.FILE:
        raise Invalid.at(f"{AT}.{name}", "Not a field of files")
    return field


def _value(field: Field, files: list[int]) -> Any:
    """Return one file as it is, several as a list: a field of a single one refuses that."""
    if not files:
        return None
    return files if field.allow_multiple or len(files) > 1 else files[0]
