"""The companies that contacts belong to."""

from parley.api.featurebase.acts.companies import company_by, put_company
from parley.api.featurebase.ids import Kind, id_in_path, spell_id
from parley.api.featurebase.mapping.companies import WORDS
from parley.api.featurebase.mapping.queries import clauses_from_wire, clauses_named, results
from parley.api.featurebase.paging import ListWire, next_cursor, search_from
from parley.api.featurebase.schemas.companies import (
    CompanyInput,
    CompanyQuery,
    CompanySearch,
    CompanyWire,
    DeletedCompany,
)
from parley.api.featurebase.schemas.queries import SearchWire
from parley.api.featurebase.views.people import companies_shown
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.errors import NotFound
from parley.core.people import CompanyExternalIdTaken, CompanyNameTaken, CompanyNotFound
from parley.core.work import Work

ROUTES = Routes("Companies", lenient=True)


@ROUTES.get("/companies")
async def list_companies(work: Work, call: Call, query: CompanyQuery) -> ListWire[CompanyWire]:
    """List the companies, newest first."""
    search = search_from(call, query)
    found = await people.list_companies(work, search)
    return ListWire(await companies_shown(work, found.items), next_cursor(call, query, found.after))


@ROUTES.post(
    "/companies",
    also=(200,),
    raises=[CompanyNameTaken, CompanyExternalIdTaken, NotFound],
    example={"companyId": "comp_12345", "name": "Acme Inc", "plan": "enterprise", "customFields": {"region": "EMEA"}},
)
async def put_company_by_id(work: Work, call: Call, body: CompanyInput) -> CompanyWire:
    """Make a company, or change the one of this `companyId` (200). What is not given stays.

    A company of this name that has no id yet is taken for it; names are unique in a workspace.
    """
    company, made = await put_company(work, body.company_id, body)
    call.success = 201 if made else 200
    return (await companies_shown(work, [company]))[0]


@ROUTES.post(
    "/companies/search", status=200, example={"query": {"field": "plan", "operator": "=", "value": "enterprise"}}
)
async def search_companies(work: Work, call: Call, body: CompanySearch) -> SearchWire[CompanyWire]:
    """Search the companies by a clause, or by fifteen at most that must all hold."""
    search = search_from(call, body, counted=True)
    clauses = clauses_from_wire(work.workspace, body.query, WORDS)
    with clauses_named(body.query):
        found = await people.list_companies(work, search, clauses=clauses)
    return results(call, body, found, await companies_shown(work, found.items))


@ROUTES.get("/companies/{company_id}", raises=[CompanyNotFound])
async def get_company(work: Work, company_id: str) -> CompanyWire:
    """Get a company."""
    number = id_in_path(work.workspace, Kind.COMPANY, company_id, CompanyNotFound)
    return (await companies_shown(work, [await people.get_company(work, company=number)]))[0]


@ROUTES.delete("/companies/{company_id}", status=200, raises=[CompanyNotFound])
async def delete_company(work: Work, company_id: str) -> DeletedCompany:
    """Delete a company; its contacts and tickets have none."""
    number = id_in_path(work.workspace, Kind.COMPANY, company_id, CompanyNotFound)
    await people.delete_company(work, company=number)
    return DeletedCompany(company_id)


@ROUTES.delete("/companies/by-company-id/{external_id}", status=200, raises=[CompanyNotFound])
async def delete_company_by_company_id(work: Work, external_id: str) -> DeletedCompany:
    """Delete a company by your own id of it."""
    company = await company_by(work, external_id)
    await people.delete_company(work, company=company.id)
    return DeletedCompany(spell_id(work.workspace, Kind.COMPANY, company.id))
