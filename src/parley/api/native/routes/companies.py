"""Companies."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path
from parley.api.native.mapping.companies import company_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.companies import CompanyCreate, CompanyQuery, CompanyUpdate, CompanyWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.operations import Routes
from parley.core import people
from parley.core.errors import VersionMismatch
from parley.core.people import CompanyExternalIdTaken, CompanyNameTaken, CompanyNotFound
from parley.core.work import Work

ROUTES = Routes("Companies")


@ROUTES.get("/companies")
async def list_companies(work: Work, call: Call, query: CompanyQuery) -> Many[CompanyWire]:
    """List companies."""
    found = await people.list_companies(work, search_from(call, query), text=query.search)
    return many(call, query, found, company_to_wire)


@ROUTES.post(
    "/companies",
    raises=[CompanyNameTaken, CompanyExternalIdTaken],
    example={"name": "Acme Inc", "domains": ["example.com"]},
)
async def create_company(work: Work, call: Call, body: CompanyCreate) -> One[CompanyWire]:
    """Create a company. Names are unique in the workspace, whatever their case."""
    company = await people.create_company(work, **asdict(body))
    return one(call, company_to_wire(company), company.version)


@ROUTES.get("/companies/{company_id}", raises=[CompanyNotFound])
async def get_company(work: Work, call: Call, company_id: str) -> One[CompanyWire]:
    """Get a company."""
    company = await people.get_company(work, company=id_in_path("comp", company_id, CompanyNotFound))
    return one(call, company_to_wire(company), company.version)


@ROUTES.patch(
    "/companies/{company_id}",
    raises=[CompanyNotFound, CompanyNameTaken, CompanyExternalIdTaken, VersionMismatch],
    example={"domains": ["example.com", "example.org"]},
)
async def update_company(work: Work, call: Call, company_id: str, body: CompanyUpdate) -> One[CompanyWire]:
    """Change a company."""
    number = id_in_path("comp", company_id, CompanyNotFound)
    company = await people.update_company(work, company=number, **given(body), expected=call.expected_version)
    return one(call, company_to_wire(company), company.version)


@ROUTES.delete("/companies/{company_id}", raises=[CompanyNotFound, VersionMismatch])
async def delete_company(work: Work, call: Call, company_id: str) -> None:
    """Delete a company; its customers and tickets have none afterwards."""
    number = id_in_path("comp", company_id, CompanyNotFound)
    await people.delete_company(work, company=number, expected=call.expected_version)
