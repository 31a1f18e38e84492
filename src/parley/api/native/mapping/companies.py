"""Companies: core to wire and back."""

from collections.abc import Sequence
from typing import Any

from parley.api.native.ids import id_in_body, spell_id, spell_id_or_none
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
        external_system=company.external_system,
        external_id=company.external_id,
        owner_id=spell_id_or_none("user", company.owner_id),
        inbox_id=spell_id_or_none("inbox", company.inbox_id),
        portal_enabled=company.portal_enabled,
        custom_fields=values_to_wire(company.custom_fields, fields, company.metadata),
        version=company.version,
        created_at=print_time(company.created_at),
        updated_at=print_time(company.updated_at),
    )


def company_from_wire(given: dict[str, Any], fields: Sequence[Field]) -> dict[str, Any]:
    """Read the ids; raise Invalid for those that are malformed."""
    read = dict(given)
    if given.get("custom_fields"):
        read["custom_fields"] = values_from_wire(given["custom_fields"], fields)
    for name, prefix in (("owner_id", "user"), ("inbox_id", "inbox")):
        if given.get(name) is not None:
            read[name] = id_in_body(prefix, given[name], name)
    return read
