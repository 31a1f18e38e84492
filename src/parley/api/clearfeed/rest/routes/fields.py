"""Custom fields of requests and customers."""

from parley.api.clearfeed.rest.faults import StaleVersion
from parley.api.clearfeed.rest.mapping.fields import (
    ENTITIES,
    NAMES,
    TYPES,
    config_from_wire,
    field_to_wire,
    is_shown,
)
from parley.api.clearfeed.rest.pages import whole
from parley.api.clearfeed.rest.schemas.fields import FieldAnswer, FieldCreate, FieldQuery, FieldReplace, FieldsAnswer
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import fields
from parley.core.errors import Invalid, VersionMismatch
from parley.core.fields import Field, FieldNotFound
from parley.core.work import Work
from parley.kit.db.listing import Order

ROUTES = Routes("Custom Fields", lenient=True)
OLDEST = Order("f.created_at", "timestamptz", "asc")


@ROUTES.get("/custom-fields")
async def list_custom_fields(work: Work, query: FieldQuery) -> FieldsAnswer:
    """Get all custom fields, of requests and of customers unless one of them is named, oldest first."""
    entity = None if query.entity_type is None else ENTITIES[query.entity_type]
    found = await whole(work, OLDEST, lambda search: fields.list_fields(work, search, entity=entity))
    return FieldsAnswer([field_to_wire(field) for field in found if is_shown(field)])


@ROUTES.post(
    "/custom-fields",
    example={"name": "Size", "type": "select", "config": {"options": [{"value": "Small"}, {"value": "Large"}]}},
)
async def create_custom_field(work: Work, query: FieldQuery, body: FieldCreate) -> FieldAnswer:
    """Create a custom field. Options get their ids, in their order."""
    entity = ENTITIES[body.entity_type or query.entity_type or "request"]
    config = config_from_wire(body.config) if body.config else {}
    with faults_named(NAMES):
        field = await fields.create_field(work, label=body.name, type=TYPES[body.type], entity=entity, **config)
    return FieldAnswer(field_to_wire(field))


@ROUTES.put(
    "/custom-fields/{field_id}",
    raises=[FieldNotFound, StaleVersion],
    example={"name": "Size", "type": "select", "version": 1, "config": {"options": [{"id": "1", "value": "Tiny"}]}},
)
async def replace_custom_field(work: Work, field_id: str, body: FieldReplace) -> FieldAnswer:
    """Change a custom field. Its type is for ever; an option that is left out is removed."""
    number = number_in_path(field_id, FieldNotFound)
    old = await _shown(work, number)
    if old.type is not TYPES[body.type]:
        raise Invalid.at("type", "The type of a field cannot change")
    config = config_from_wire(body.config) if body.config else {}
    try:
        with faults_named(NAMES):
            field = await fields.update_field(work, field=number, expected=body.version, label=body.name, **config)
    except VersionMismatch:
        raise StaleVersion from None
    return FieldAnswer(field_to_wire(field))


@ROUTES.delete("/custom-fields/{field_id}", raises=[FieldNotFound])
async def delete_custom_field(work: Work, field_id: str) -> None:
    """Delete a custom field; its values are shown no more."""
    number = number_in_path(field_id, FieldNotFound)
    await _shown(work, number)
    await fields.delete_field(work, field=number)


async def _shown(work: Work, number: int) -> Field:
    """Return a field that this door shows. Raises FieldNotFound."""
    field = await fields.get_field(work, field=number)
    if not is_shown(field):
        raise FieldNotFound
    return field
