"""The custom fields of tickets."""

from functools import partial

from parley.api.featurebase.ids import Kind, id_in_path
from parley.api.featurebase.mapping.fields import field_to_wire
from parley.api.featurebase.paging import ListWire, everything, whole
from parley.api.featurebase.schemas.fields import FieldWire
from parley.api.toolbox.routes import Routes
from parley.core import fields
from parley.core.fields import Entity, FieldNotFound
from parley.core.work import Work

ROUTES = Routes("Ticket fields", lenient=True)


@ROUTES.get("/tickets/custom_fields")
async def list_ticket_fields(work: Work) -> ListWire[FieldWire]:
    """List the custom fields of tickets, oldest first: all of them."""
    found = await fields.list_fields(work, everything(work, "f.created_at"), entity=Entity.TICKET)
    return whole(list(map(partial(field_to_wire, work.workspace), found.items)))


@ROUTES.get("/tickets/custom_fields/{field_id}", raises=[FieldNotFound])
async def get_ticket_field(work: Work, field_id: str) -> FieldWire:
    """Get a custom field of tickets."""
    number = id_in_path(work.workspace, Kind.FIELD, field_id, FieldNotFound)
    field = await fields.get_field(work, field=number)
    if field.entity is not Entity.TICKET:
        raise FieldNotFound
    return field_to_wire(work.workspace, field)
