"""Customers."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.customers import customer_from_wire, customer_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.customers import CustomerCreate, CustomerQuery, CustomerUpdate, CustomerWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Routes
from parley.core import people
from parley.core.errors import VersionMismatch
from parley.core.people import CustomerEmailTaken, CustomerExternalIdTaken, CustomerHasTickets, CustomerNotFound
from parley.core.work import Work

ROUTES = Routes("Customers")


@ROUTES.get("/customers")
async def list_customers(work: Work, call: Call, query: CustomerQuery) -> Many[CustomerWire]:
    """List customers. A `search` that is an e-mail address finds only whom it belongs to."""
    found = await people.list_customers(
        work, search_from(call, query), email=query.email, phone=query.phone, text=query.search
    )
    return many(call, query, found, customer_to_wire)


@ROUTES.post(
    "/customers",
    raises=[CustomerEmailTaken, CustomerExternalIdTaken],
    example={"email": "user@example.com", "name": "Jane Doe", "phone": "+1-555-0123", "company": "Acme Inc"},
)
async def create_customer(work: Work, call: Call, body: CustomerCreate) -> One[CustomerWire]:
    """Create a customer. Addresses are unique in the workspace, whatever their case."""
    customer = await people.create_customer(work, **customer_from_wire(asdict(body)))
    return one(call, customer_to_wire(customer), customer.version)


@ROUTES.get("/customers/{customer_id}", raises=[CustomerNotFound])
async def get_customer(work: Work, call: Call, customer_id: str) -> One[CustomerWire]:
    """Get a customer."""
    customer = await people.get_customer(work, customer=id_in_path("cust", customer_id, CustomerNotFound))
    return one(call, customer_to_wire(customer), customer.version)


@ROUTES.patch(
    "/customers/{customer_id}",
    raises=[CustomerNotFound, CustomerEmailTaken, CustomerExternalIdTaken, VersionMismatch],
    example={"name": "Jane Doe", "company": "Acme Inc"},
)
async def update_customer(work: Work, call: Call, customer_id: str, body: CustomerUpdate) -> One[CustomerWire]:
    """Change a customer."""
    fields = customer_from_wire(given(body))
    number = id_in_path("cust", customer_id, CustomerNotFound)
    customer = await people.update_customer(work, customer=number, expected=call.expected_version, **fields)
    return one(call, customer_to_wire(customer), customer.version)


@ROUTES.delete("/customers/{customer_id}", raises=[CustomerNotFound, CustomerHasTickets, VersionMismatch])
async def delete_customer(work: Work, call: Call, customer_id: str) -> None:
    """Delete a customer who has no tickets."""
    number = id_in_path("cust", customer_id, CustomerNotFound)
    await people.delete_customer(work, customer=number, expected=call.expected_version)
