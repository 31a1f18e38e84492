"""What may be told beside: attributes of conversations, and the custom fields of everything."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.definitions import ATTRIBUTE_TYPES, attribute_to_wire
from parley.api.featurebase.mapping.fields import field_to_wire
from parley.api.featurebase.paging import ListWire, everything, whole
from parley.api.featurebase.schemas.definitions import AttributeWire
from parley.api.featurebase.schemas.fields import FieldWire
from parley.api.toolbox.routes import Routes
from parley.core import fields
from parley.core.fields import Entity, Field, FieldNotFound
from parley.core.work import Work

ROUTES = Routes("Custom fields", lenient=True)


@ROUTES.get("/conversation_attributes")
async def list_conversation_attributes(work: Work) -> ListWire[AttributeWire]:
    """List what conversations may be told beside, oldest first: all of it at once."""
    found = await fields.list_fields(work, everything(work, "f.created_at"), entity=Entity.TICKET)
    return whole([attribute_to_wire(work.workspace, field) for field in found.items if _is_attribute(field)])


@ROUTES.get("/conversation_attributes/{attribute_id}", raises=[FieldNotFound])
async def get_conversation_attribute(work: Work, attribute_id: str) -> AttributeWire:
    """Get what conversations may be told beside."""
    field = await _field(work, attribute_id)
    if not _is_attribute(field):
        raise FieldNotFound
    return attribute_to_wire(work.workspace, field)


@ROUTES.get("/custom_fields")
async def list_custom_fields(work: Work) -> ListWire[FieldWire]:
    """List the custom fields of tickets, contacts and companies, oldest first: all of them at once."""
    found = await fields.list_fields(work, everything(work, "f.created_at"))
    return whole(list(map(partial(field_to_wire, work.workspace), found.items)))


@ROUTES.get("/custom_fields/{field_id}", raises=[FieldNotFound])
async def get_custom_field(work: Work, field_id: str) -> FieldWire:
    """Get a custom field."""
    return field_to_wire(work.workspace, await _field(work, field_id))


async def _field(work: Work, text: str) -> Field:
    return await fields.get_field(work, field=id_in_path(work.workspace, Kind.FIELD, text, FieldNotFound))


def _is_attribute(field: Field) -> bool:
    return field.entity is Entity.TICKET and field.type in ATTRIBUTE_TYPES
