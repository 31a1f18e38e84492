"""Contacts: who asks."""

from functools import partial

from parley.api.featurebase.acts.companies import put_company
from parley.api.featurebase.bodies.naming import faults_named
from parley.api.featurebase.ids import Kind, id_in_path, spell_id
from parley.api.featurebase.mapping.contacts import WORDS, contact_from_wire
from parley.api.featurebase.mapping.queries import clauses_from_wire, clauses_named, results
from parley.api.featurebase.paging import ListWire, next_cursor, search_from
from parley.api.featurebase.schemas.contacts import (
    BlockedContact,
    ContactInput,
    ContactQuery,
    ContactSearch,
    ContactWire,
    DeletedContact,
    UnblockedContact,
)
from parley.api.featurebase.schemas.queries import SearchWire
from parley.api.featurebase.views.people import contacts_shown
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import files, people, tickets
from parley.core.errors import NotFound
from parley.core.fields import Entity, fetch_of
from parley.core.people import (
    CompanyExternalIdTaken,
    CompanyNameTaken,
    Customer,
    CustomerEmailTaken,
    CustomerExternalIdTaken,
    CustomerNotFound,
)
from parley.core.work import Work

ROUTES = Routes("Contacts", lenient=True)


@ROUTES.get("/contacts")
async def list_contacts(work: Work, call: Call, query: ContactQuery) -> ListWire[ContactWire]:
    """List the contacts, newest first. There are no leads: everybody who asks is a customer."""
    search = search_from(call, query)
    if query.contact_type == "lead":
        return ListWire([], None)
    found = await people.list_customers(work, search)
    return ListWire(await contacts_shown(work, found.items), next_cursor(call, query, found.after))


@ROUTES.post(
    "/contacts",
    also=(200,),
    raises=[NotFound, CustomerEmailTaken, CustomerExternalIdTaken, CompanyNameTaken, CompanyExternalIdTaken],
    example={
        "email": "john@example.com",
        "userId": "usr_12345",
        "name": "John Doe",
        "companies": [{"id": "comp_12345", "name": "Acme Inc", "plan": "enterprise"}],
        "customFields": {"signupSource": "website"},
    },
)
async def put_contact(work: Work, call: Call, body: ContactInput) -> ContactWire:
    """Make a contact, or change the one of this `userId`, else of this `email` (200). What is not given stays.

    All its companies are made or changed; it belongs to the first.
    """
    fields = await fetch_of(work.connection, work.workspace, Entity.CUSTOMER) if body.custom_fields else []
    given, names = contact_from_wire(work.workspace, body, fields)
    for place, company in enumerate(body.companies or []):
        known, _ = await put_company(work, company.id, company, f"companies.{place}.")
        given.setdefault("company_id", known.id)
    if body.companies == []:
        given["company_id"] = None
    with faults_named(names):
        customer, made = await people.claim_customer(
            work, external_id=given.get("external_id"), email=given.get("email"), name=given.get("name")
        )
        customer = await people.update_customer(work, customer=customer.id, **given)
    call.success = 201 if made else 200
    return (await contacts_shown(work, [customer]))[0]


@ROUTES.post(
    "/contacts/search", status=200, example={"query": {"field": "email", "operator": "=", "value": "john@example.com"}}
)
async def search_contacts(work: Work, call: Call, body: ContactSearch) -> SearchWire[ContactWire]:
    """Search the contacts by a clause, or by fifteen at most that must all hold."""
    search = search_from(call, body, counted=True)
    clauses = clauses_from_wire(work.workspace, body.query, WORDS)
    with clauses_named(body.query):
        found = await people.list_customers(work, search, clauses=clauses)
    return results(call, body, found, await contacts_shown(work, found.items))


@ROUTES.get("/contacts/{contact_id}", raises=[CustomerNotFound])
async def get_contact(work: Work, contact_id: str) -> ContactWire:
    """Get a contact."""
    number = id_in_path(work.workspace, Kind.CONTACT, contact_id, CustomerNotFound)
    return (await contacts_shown(work, [await people.get_customer(work, customer=number)]))[0]


@ROUTES.get("/contacts/by-user-id/{user_id}", raises=[CustomerNotFound])
async def get_contact_by_user_id(work: Work, user_id: str) -> ContactWire:
    """Get a contact by your own id of it."""
    return (await contacts_shown(work, [await _by_user_id(work, user_id)]))[0]


@ROUTES.delete("/contacts/{contact_id}", status=200, raises=[CustomerNotFound])
async def delete_contact(work: Work, call: Call, contact_id: str) -> DeletedContact:
    """Erase a contact: its tickets remain, without anything that says whose they were or what was written."""
    number = id_in_path(work.workspace, Kind.CONTACT, contact_id, CustomerNotFound)
    return await _erased(work, call, number)


@ROUTES.delete("/contacts/by-user-id/{user_id}", status=200, raises=[CustomerNotFound])
async def delete_contact_by_user_id(work: Work, call: Call, user_id: str) -> DeletedContact:
    """Erase a contact by your own id of it."""
    return await _erased(work, call, (await _by_user_id(work, user_id)).id)


@ROUTES.post("/contacts/{contact_id}/block", status=200, raises=[CustomerNotFound])
async def block_contact(work: Work, contact_id: str) -> BlockedContact:
    """Block a contact: it can write no more."""
    number = id_in_path(work.workspace, Kind.CONTACT, contact_id, CustomerNotFound)
    await people.update_customer(work, customer=number, blocked=True)
    return BlockedContact(contact_id)


@ROUTES.post("/contacts/{contact_id}/unblock", status=200, raises=[CustomerNotFound])
async def unblock_contact(work: Work, contact_id: str) -> UnblockedContact:
    """Have a contact write again."""
    number = id_in_path(work.workspace, Kind.CONTACT, contact_id, CustomerNotFound)
    await people.update_customer(work, customer=number, blocked=False)
    return UnblockedContact(contact_id)


async def _by_user_id(work: Work, user_id: str) -> Customer:
    found = await people.find_customer_by(work, external_id=user_id)
    if found is None:
        raise CustomerNotFound
    return found


async def _erased(work: Work, call: Call, number: int) -> DeletedContact:
    keys = await tickets.erase_customer(work, customer=number)
    call.after = partial(files.drop_bytes, call.house.vault, keys)
    return DeletedContact(spell_id(work.workspace, Kind.CONTACT, number))
