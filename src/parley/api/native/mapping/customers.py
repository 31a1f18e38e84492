"""Customers: core to wire and back."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET

from parley.api.native.ids import id_in_body, spell_id, spell_id_or_none
from parley.api.native.mapping.values import values_from_wire, values_to_wire
from parley.api.native.schemas.customers import CustomerWire
from parley.core.fields import Field
from parley.core.people import Customer
from parley.kit.clock import print_time


def customer_to_wire(customer: Customer, fields: Sequence[Field]) -> CustomerWire:
    """Spell a customer; `fields` are those of its sort."""
    return CustomerWire(
        id=spell_id("cust", customer.id),
        email=customer.email,
        name=customer.name,
        phone=customer.phone,
        company=customer.company,
        company_id=spell_id_or_none("comp", customer.company_id),
        custom_fields=values_to_wire(customer.custom_fields, fields, customer.metadata),
        ticket_count=customer.ticket_count or 0,
        external_id=customer.external_id,
        slack_id=customer.slack_id,
        avatar_url=customer.avatar_url,
        emails=customer.emails,
        blocked=customer.blocked,
        created_at=print_time(customer.created_at),
        updated_at=print_time(customer.updated_at),
    )


def customer_from_wire(said: dict[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Leave out what is not given, and read the ids; raise Invalid when that of the company is malformed."""
    given = {name: value for name, value in said.items() if value is not UNSET}
    if "custom_fields" in given:
        given["custom_fields"] = values_from_wire(given["custom_fields"], fields)
    if given.get("company_id") is not None:
        given["company_id"] = id_in_body("comp", given["company_id"], "company_id")
    return given
