"""Fields."""

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.fields import field_from_wire, field_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.fields import FieldCreate, FieldQuery, FieldUpdate, FieldWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import fields
from parley.core.errors import VersionMismatch
from parley.core.fields import FieldKeyTaken, FieldNotFound
from parley.core.work import Work

ROUTES = Routes("Fields")


@ROUTES.get("/fields")
async def list_fields(work: Work, call: Call, query: FieldQuery) -> Many[FieldWire]:
    """List fields. A field that no category names applies to every ticket."""
    found = await fields.list_fields(work, search_from(call, query), entity=query.entity)
    return many(call, query, found, field_to_wire)


@ROUTES.post(
    "/fields",
    raises=[FieldKeyTaken],
    example={"label": "Size", "type": "select", "options": [{"label": "Small"}, {"label": "Large"}]},
)
async def create_field(work: Work, call: Call, body: FieldCreate) -> One[FieldWire]:
    """Create a field. Under its key its values stand in `custom_fields`."""
    field = await fields.create_field(work, **field_from_wire(body))
    return one(call, field_to_wire(field), field.version)


@ROUTES.get("/fields/{field_id}", raises=[FieldNotFound])
async def get_field(work: Work, call: Call, field_id: str) -> One[FieldWire]:
    """Get a field."""
    field = await fields.get_field(work, field=id_in_path("field", field_id, FieldNotFound))
    return one(call, field_to_wire(field), field.version)


@ROUTES.patch("/fields/{field_id}", raises=[FieldNotFound, VersionMismatch], example={"label": "Size of the shoe"})
async def update_field(work: Work, call: Call, field_id: str, body: FieldUpdate) -> One[FieldWire]:
    """Change a field. Values that exist already are not judged anew; an option's id is never used again."""
    number = id_in_path("field", field_id, FieldNotFound)
    field = await fields.update_field(work, field=number, **given(body), expected=call.expected_version)
    return one(call, field_to_wire(field), field.version)


@ROUTES.delete("/fields/{field_id}", raises=[FieldNotFound, VersionMismatch])
async def delete_field(work: Work, call: Call, field_id: str) -> None:
    """Delete a field; its values are shown no more."""
    number = id_in_path("field", field_id, FieldNotFound)
    await fields.delete_field(work, field=number, expected=call.expected_version)
