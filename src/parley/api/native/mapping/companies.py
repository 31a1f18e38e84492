"""Companies: core to wire and back."""

from collections.abc import Sequence
from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.mapping.values import values_from_wire, values_to_wire
from parley.api.native.schemas.companies import CompanyWire
from parley.core.fields import Field
from parley.core.people import Company
from parley.kit.clock import print_time


def company_to_wire(company: Company, fields: Sequence[Field]) -> CompanyWire:
    """Spell a company; `fields` are those of its sort."""
    return CompanyWire(
        id=spell_id("comp", company.id),
        name=company.name,
        domains=company.domains,
        external_id=company.external_id,
        custom_fields=values_to_wire(company.custom_fields, fields, {}),
        created_at=print_time(company.created_at),
        updated_at=print_time(company.updated_at),
    )


def company_from_wire(given: dict[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Read the ids among the values of custom fields."""
    if not given.get("custom_fields"):
        return given
    return {**given, "custom_fields": values_from_wire(given["custom_fields"], fields)}
