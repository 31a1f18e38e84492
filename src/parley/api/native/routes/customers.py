"""Customers."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.customers import customer_from_wire, customer_to_wire
from parley.api.native.paging import search_from
from parley.api.native.routes.values import fields_for
from parley.api.native.schemas.customers import (
    CustomerCreate,
    CustomerErasure,
    CustomerQuery,
    CustomerUpdate,
    CustomerWire,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import files, people, tickets
from parley.core.errors import VersionMismatch
from parley.core.fields import Entity
from parley.core.people import (
    Customer,
    CustomerEmailTaken,
    CustomerExternalIdTaken,
    CustomerHasTickets,
    CustomerNotFound,
    CustomerSlackIdTaken,
)
from parley.core.work import Work

ROUTES = Routes("Customers")


async def shown(work: Work, call: Call, customer: Customer) -> One[CustomerWire]:
    """Answer with a customer."""
    fields = await fields_for(work, Entity.CUSTOMER, customer.custom_fields)
    return one(call, customer_to_wire(customer, fields), customer.version)


@ROUTES.get("/customers")
async def list_customers(work: Work, call: Call, query: CustomerQuery) -> Many[CustomerWire]:
    """List customers. A `search` that is an e-mail address finds only whom it belongs to."""
    found = await people.list_customers(
        work,
        search_from(call, query),
        email=query.email,
        phone=query.phone,
        text=query.search,
        company_id=None if query.company_id is None else id_in_body("comp", query.company_id, "company_id"),
        external_id=query.external_id,
        blocked=query.blocked,
    )
    fields = await fields_for(work, Entity.CUSTOMER, *(each.custom_fields for each in found.items))
    return many(call, query, found, lambda customer: customer_to_wire(customer, fields))


@ROUTES.post(
    "/customers",
    raises=[CustomerEmailTaken, CustomerExternalIdTaken, CustomerSlackIdTaken],
    example={"email": "user@example.com", "name": "Jane Doe", "phone": "+1-555-0123", "company": "Acme Inc"},
)
async def create_customer(work: Work, call: Call, body: CustomerCreate) -> One[CustomerWire]:
    """Create a customer. Addresses are unique in the workspace, whatever their case."""
    fields = await fields_for(work, Entity.CUSTOMER, body.custom_fields)
    customer = await people.create_customer(work, **customer_from_wire(asdict(body), fields))
    return await shown(work, call, customer)


@ROUTES.get("/customers/{customer_id}", raises=[CustomerNotFound])
async def get_customer(work: Work, call: Call, customer_id: str) -> One[CustomerWire]:
    """Get a customer."""
    customer = await people.get_customer(work, customer=id_in_path("cust", customer_id, CustomerNotFound))
    return await shown(work, call, customer)


@ROUTES.patch(
    "/customers/{customer_id}",
    raises=[CustomerNotFound, CustomerEmailTaken, CustomerExternalIdTaken, CustomerSlackIdTaken, VersionMismatch],
    example={"name": "Jane Doe", "company": "Acme Inc"},
)
async def update_customer(work: Work, call: Call, customer_id: str, body: CustomerUpdate) -> One[CustomerWire]:
    """Change a customer."""
    said = customer_from_wire(given(body), await fields_for(work, Entity.CUSTOMER, body.custom_fields))
    number = id_in_path("cust", customer_id, CustomerNotFound)
    customer = await people.update_customer(work, customer=number, expected=call.expected_version, **said)
    return await shown(work, call, customer)


@ROUTES.delete("/customers/{customer_id}", raises=[CustomerNotFound, CustomerHasTickets, VersionMismatch])
async def delete_customer(work: Work, call: Call, customer_id: str, query: CustomerErasure) -> None:
    """Delete a customer who has no tickets, or erase one.

    With `erase=true` the tickets remain, without subject, messages, files, and anything that says whose they were.
    """
    number = id_in_path("cust", customer_id, CustomerNotFound)
    if not query.erase:
        await people.delete_customer(work, customer=number, expected=call.expected_version)
        return
    keys = await tickets.erase_customer(work, customer=number, expected=call.expected_version)
    call.after = lambda: files.drop_bytes(call.house.vault, keys)
