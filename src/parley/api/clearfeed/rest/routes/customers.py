"""Customers: what the vendor calls so is a company."""

from collections.abc import Sequence

from msgspec import UNSET

from parley.api.clearfeed.rest.cursors import print_cursor, search_from
from parley.api.clearfeed.rest.faults import StaleVersion
from parley.api.clearfeed.rest.mapping.customers import (
    NAMES,
    bound_of,
    company_from_wire,
    company_to_customer,
    wanted_from_wire,
)
from parley.api.clearfeed.rest.mapping.values import paths_of
from parley.api.clearfeed.rest.pages import whole
from parley.api.clearfeed.rest.schemas.customers import (
    CustomerAnswer,
    CustomerCreate,
    CustomerQuery,
    CustomersAnswer,
    CustomerSearch,
    CustomerUpdate,
    CustomerWire,
)
from parley.api.clearfeed.rest.schemas.words import ResponseMetadata
from parley.api.toolbox.bodies import given
from parley.api.toolbox.call import Call
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import inboxes, people
from parley.core.access import Permission, require
from parley.core.errors import Fault, Invalid, VersionMismatch
from parley.core.fields import Entity, fetch_of
from parley.core.inboxes import Channel, ChannelNotFound
from parley.core.people import Company, CompanyExternalIdTaken, CompanyNameTaken, CompanyNotFound
from parley.core.work import Work
from parley.kit.db.listing import Found, Order, Search

ROUTES = Routes("Customers", lenient=True)
NEWEST = Order("o.created_at", "timestamptz")
FIRST_CHANNEL = Order("h.created_at", "timestamptz", "asc")


@ROUTES.get("/customers")
async def list_customers(work: Work, call: Call, query: CustomerQuery) -> CustomersAnswer:
    """Get all customers, newest first."""
    found = await people.list_companies(work, search_from(call, query, NEWEST))
    return CustomersAnswer(await shown(work, found.items), ResponseMetadata(print_cursor(call, query, found.after)))


@ROUTES.post(
    "/customers/search",
    status=200,
    example={"filters": [{"field": "domains", "operator": "overlaps", "values": ["example.com"]}]},
)
async def search_customers(work: Work, call: Call, body: CustomerSearch) -> CustomersAnswer:
    """Search customers by their domains, or by their id in another system, newest first."""
    place = bound_of(body)
    found = await people.list_companies(work, search_from(call, place, NEWEST), **wanted_from_wire(body))
    return CustomersAnswer(await shown(work, found.items), ResponseMetadata(print_cursor(call, place, found.after)))


@ROUTES.post("/customers", raises=[CompanyNameTaken, CompanyExternalIdTaken], example={"name": "Acme"})
async def create_customer(work: Work, body: CustomerCreate) -> CustomerAnswer:
    """Create a customer."""
    require(work, Permission.WRITE)
    fields = await fetch_of(work.connection, work.workspace, Entity.COMPANY)
    wanted = await company_from_wire(work, body, fields)
    with faults_named({**NAMES, **paths_of(fields)}):
        company = await people.create_company(work, **wanted)
    if body.channel_ids:
        await _take_channels(work, company.id, body.channel_ids)
    return await _answer(work, company)


@ROUTES.get("/customers/{customer_id}", raises=[CompanyNotFound])
async def get_customer(work: Work, customer_id: str) -> CustomerAnswer:
    """Get a customer by its id."""
    return await _answer(work, await people.get_company(work, company=number_in_path(customer_id, CompanyNotFound)))


@ROUTES.patch(
    "/customers/{customer_id}",
    raises=[CompanyNotFound, CompanyNameTaken, CompanyExternalIdTaken, StaleVersion],
    example={"version": 1, "owner": "user_12"},
)
async def update_customer(work: Work, customer_id: str, body: CustomerUpdate) -> CustomerAnswer:
    """Change a customer: only what is given, and nothing when `version` is not the present one."""
    given(body, beside=frozenset({"version"}))
    number = number_in_path(customer_id, CompanyNotFound)
    require(work, Permission.WRITE)
    fields = await fetch_of(work.connection, work.workspace, Entity.COMPANY)
    wanted = await company_from_wire(work, body, fields)
    try:
        with faults_named({**NAMES, **paths_of(fields)}):
            company = await people.update_company(work, company=number, expected=body.version, **wanted)
    except VersionMismatch:
        raise StaleVersion from None
    if body.channel_ids is not UNSET:
        await _take_channels(work, number, body.channel_ids)
    return await _answer(work, company)


async def shown(work: Work, companies: Sequence[Company]) -> list[CustomerWire]:
    """Spell customers with their channels, in one statement more."""
    fields = await fetch_of(work.connection, work.workspace, Entity.COMPANY)
    channels = await channels_of(work, [company.id for company in companies])
    return [company_to_customer(company, channels[company.id], fields) for company in companies]


async def channels_of(work: Work, companies: Sequence[int]) -> dict[int, list[str]]:
    """List the ids that the chat has for the channels of customers."""
    found: dict[int, list[str]] = {company: [] for company in companies}

    async def fetch(search: Search) -> Found[Channel]:
        return await inboxes.list_channels(work, search, company_ids=companies)

    for channel in await whole(work, FIRST_CHANNEL, fetch) if companies else []:
        found[channel.company_id or 0].append(channel.external_id)
    return found


async def _take_channels(work: Work, company: int, channels: Sequence[str]) -> None:
    """The customer has these channels and no others. Raises Invalid for each that no collection has."""
    faults: list[Fault] = []
    for channel in sorted(set((await channels_of(work, [company]))[company]) - set(channels)):
        await inboxes.update_channel(work, external_id=channel, company_id=None)
    for place, channel in enumerate(channels):
        try:
            await inboxes.update_channel(work, external_id=channel, company_id=company)
        except ChannelNotFound:
            faults.append(Fault(f"channel_ids.{place}", "Unknown channel"))
    if faults:
        raise Invalid(faults)


async def _answer(work: Work, company: Company) -> CustomerAnswer:
    (wire,) = await shown(work, [company])
    return CustomerAnswer(wire)
