"""Customers: core to wire and back."""

from typing import Any

from msgspec import UNSET

from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.schemas.customers import CustomerWire
from parley.core.people import Customer
from parley.kit.clock import print_time


def customer_to_wire(customer: Customer) -> CustomerWire:
    """Spell a customer."""
    return CustomerWire(
        id=spell_id("cust", customer.id),
        email=customer.email,
        name=customer.name,
        phone=customer.phone,
        company=customer.company,
        company_id=None if customer.company_id is None else spell_id("comp", customer.company_id),
        custom_fields={},
        ticket_count=customer.ticket_count,
        external_id=customer.external_id,
        avatar_url=customer.avatar_url,
        emails=customer.emails,
        blocked=customer.blocked,
        created_at=print_time(customer.created_at),
        updated_at=print_time(customer.updated_at),
    )


def customer_from_wire(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not given, and read the company's id; raise Invalid when it is malformed."""
    fields = {name: value for name, value in fields.items() if value is not UNSET}
    company = fields.get("company_id")
    return fields if company is None else {**fields, "company_id": id_in_body("comp", company, "company_id")}
