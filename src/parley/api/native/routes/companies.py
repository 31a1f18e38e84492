"""Companies."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.companies import company_from_wire, company_to_wire
from parley.api.native.paging import search_from
from parley.api.native.routes.values import fields_for
from parley.api.native.schemas.companies import CompanyCreate, CompanyQuery, CompanyUpdate, CompanyWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.errors import VersionMismatch
from parley.core.fields import Entity
from parley.core.people import Company, CompanyExternalIdTaken, CompanyNameTaken, CompanyNotFound
from parley.core.work import Work

ROUTES = Routes("Companies")


async def shown(work: Work, call: Call, company: Company) -> One[CompanyWire]:
    """Answer with a company."""
    fields = await fields_for(work, Entity.COMPANY, company.custom_fields)
    return one(call, company_to_wire(company, fields), company.version)


@ROUTES.get("/companies")
async def list_companies(work: Work, call: Call, query: CompanyQuery) -> Many[CompanyWire]:
    """List companies."""
    external = None if query.external_id is None else (query.external_system, query.external_id)
    domains = None if query.domain is None else [query.domain]
    found = await people.list_companies(
        work, search_from(call, query), text=query.search, domains_contain=domains, external=external
    )
    fields = await fields_for(work, Entity.COMPANY, *(each.custom_fields for each in found.items))
    return many(call, query, found, lambda company: company_to_wire(company, fields))


@ROUTES.post(
    "/companies",
    raises=[CompanyNameTaken, CompanyExternalIdTaken],
    example={"name": "Acme Inc", "domains": ["example.com"]},
)
async def create_company(work: Work, call: Call, body: CompanyCreate) -> One[CompanyWire]:
    """Create a company. Names are unique in the workspace, whatever their case."""
    fields = await fields_for(work, Entity.COMPANY, body.custom_fields)
    company = await people.create_company(work, **company_from_wire(asdict(body), fields))
    return await shown(work, call, company)


@ROUTES.get("/companies/{company_id}", raises=[CompanyNotFound])
async def get_company(work: Work, call: Call, company_id: str) -> One[CompanyWire]:
    """Get a company."""
    company = await people.get_company(work, company=id_in_path("comp", company_id, CompanyNotFound))
    return await shown(work, call, company)


@ROUTES.patch(
    "/companies/{company_id}",
    raises=[CompanyNotFound, CompanyNameTaken, CompanyExternalIdTaken, VersionMismatch],
    example={"domains": ["example.com", "example.org"]},
)
async def update_company(work: Work, call: Call, company_id: str, body: CompanyUpdate) -> One[CompanyWire]:
    """Change a company."""
    number = id_in_path("comp", company_id, CompanyNotFound)
    said = company_from_wire(given(body), await fields_for(work, Entity.COMPANY, body.custom_fields))
    company = await people.update_company(work, company=number, **said, expected=call.expected_version)
    return await shown(work, call, company)


@ROUTES.delete("/companies/{company_id}", raises=[CompanyNotFound, VersionMismatch])
async def delete_company(work: Work, call: Call, company_id: str) -> None:
    """Delete a company; its customers and tickets have none afterwards."""
    number = id_in_path("comp", company_id, CompanyNotFound)
    await people.delete_company(work, company=number, expected=call.expected_version)
