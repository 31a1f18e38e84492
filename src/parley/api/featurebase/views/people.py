"""Contacts and companies as they are shown: each with what stands beside it."""

from collections.abc import Sequence

from parley.api.featurebase.mapping.companies import company_to_wire
from parley.api.featurebase.mapping.contacts import contact_to_wire
from parley.api.featurebase.paging import everything
from parley.api.featurebase.schemas.companies import CompanyWire
from parley.api.featurebase.schemas.contacts import ContactWire
from parley.core import people
from parley.core.fields import Entity, fetch_of
from parley.core.people import Company, Customer
from parley.core.work import Work


async def companies_shown(work: Work, companies: Sequence[Company]) -> list[CompanyWire]:
    """Spell companies."""
    if not companies:
        return []
    fields = []
    if any(company.custom_fields for company in companies):
        fields = await fetch_of(work.connection, work.workspace, Entity.COMPANY)
    counts = await people.count_customers_of(work, [company.id for company in companies])
    return [company_to_wire(work.workspace, each, fields, counts.get(each.id, 0)) for each in companies]


async def contacts_shown(work: Work, customers: Sequence[Customer]) -> list[ContactWire]:
    """Spell contacts, each with its company."""
    fields = []
    if any(customer.custom_fields for customer in customers):
        fields = await fetch_of(work.connection, work.workspace, Entity.CUSTOMER)
    wanted = sorted({customer.company_id for customer in customers if customer.company_id is not None})
    companies: list[Company] = []
    if wanted:
        companies = (await people.list_companies(work, everything(work, "o.created_at"), ids=wanted)).items
    wires = dict(zip((company.id for company in companies), await companies_shown(work, companies), strict=True))
    return [contact_to_wire(work.workspace, customer, fields, wires) for customer in customers]
