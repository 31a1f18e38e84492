"""Who works at a company. A contact works at one, or at none."""

from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body, id_in_path
from parley.api.featurebase.paging import ListWire, next_cursor, search_from
from parley.api.featurebase.schemas.companies import CompanyContactInput
from parley.api.featurebase.schemas.contacts import CompanyContactQuery, ContactWire
from parley.api.featurebase.views.people import contacts_shown
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import people
from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.people import CompanyNotFound, CustomerNotFound
from parley.core.work import Work

ROUTES = Routes("Companies", lenient=True)


@ROUTES.get("/companies/{company_id}/contacts", raises=[CompanyNotFound])
async def list_company_contacts(
    work: Work, call: Call, company_id: str, query: CompanyContactQuery
) -> ListWire[ContactWire]:
    """List who works at a company, newest first."""
    company = await _company(work, company_id)
    search = search_from(call, query)
    found = await people.list_customers(work, search, company_id=company)
    return ListWire(await contacts_shown(work, found.items), next_cursor(call, query, found.after))


@ROUTES.post("/companies/{company_id}/contacts", status=200, raises=[CompanyNotFound, CustomerNotFound])
async def attach_company_contact(work: Work, company_id: str, body: CompanyContactInput) -> ContactWire:
    """Have a contact work at a company, and no longer at another."""
    company = await _company(work, company_id)
    contact = id_in_body(work.workspace, Kind.CONTACT, body.contact_id, "contactId")
    try:
        customer = await people.update_customer(work, customer=contact, company_id=company)
    except CustomerNotFound:
        raise NoSuchObject("contactId") from None
    return (await contacts_shown(work, [customer]))[0]


@ROUTES.delete("/companies/{company_id}/contacts/{contact_id}", status=200, raises=[CompanyNotFound, CustomerNotFound])
async def remove_company_contact(work: Work, company_id: str, contact_id: str) -> ContactWire:
    """Have a contact work at a company no longer."""
    require(work, Permission.WRITE)
    company = await _company(work, company_id)
    number = id_in_path(work.workspace, Kind.CONTACT, contact_id, CustomerNotFound)
    customer = await people.get_customer(work, customer=number)
    if customer.company_id != company:
        raise Invalid.at("contactId", "The contact is not attached to this company")
    customer = await people.update_customer(work, customer=number, company_id=None)
    return (await contacts_shown(work, [customer]))[0]


async def _company(work: Work, text: str) -> int:
    """Return the number of a company that exists. Raises CompanyNotFound."""
    number = id_in_path(work.workspace, Kind.COMPANY, text, CompanyNotFound)
    return (await people.get_company(work, company=number)).id
