"""Companies: core to wire."""

from parley.api.native.ids import spell_id
from parley.api.native.schemas.companies import CompanyWire
from parley.core.people import Company
from parley.kit.clock import print_time


def company_to_wire(company: Company) -> CompanyWire:
    """Spell a company."""
    return CompanyWire(
        id=spell_id("comp", company.id),
        name=company.name,
        domains=company.domains,
        external_id=company.external_id,
        custom_fields={},
        created_at=print_time(company.created_at),
        updated_at=print_time(company.updated_at),
    )
