"""Make, change and remove customers."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Invalid
from parley.core.fields import Entity
from parley.core.lines import check_line
from parley.core.metadata import changed_metadata
from parley.core.people.addresses import check_email, check_emails, check_web_address, key_of
from parley.core.people.companies import claim_company
from parley.core.people.customers import store
from parley.core.people.customers.events import CustomerDeleted, created, updated
from parley.core.people.customers.model import (
    LONGEST_PHONE,
    LONGEST_SLACK_ID,
    Customer,
    CustomerEmailTaken,
    CustomerExternalIdTaken,
    CustomerHasTickets,
    CustomerNotFound,
    CustomerSlackIdTaken,
    GivenCustomer,
    WantedCustomers,
)
from parley.core.people.given import Check, check_given
from parley.core.people.values import changed_values
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search
from parley.kit.text.searchable import email_in

REFUSED: dict[str, Callable[[], Exception]] = {
    "customers_email": CustomerEmailTaken,
    "customers_external": CustomerExternalIdTaken,
    "customers_slack": CustomerSlackIdTaken,
    "customers_workspace_id_company_id_fkey": lambda: Invalid.at("company_id", "Unknown company"),
}
CHECKS: dict[str, Check] = {
    "email": check_email,
    "name": check_line,
    "phone": lambda text, at: check_line(text, at, most=LONGEST_PHONE),
    "company": check_line,
    "external_id": check_line,
    "slack_id": lambda text, at: check_line(text, at, most=LONGEST_SLACK_ID),
    "avatar_url": check_web_address,
    "emails": check_emails,
}


async def create_customer(work: Work, **given: Unpack[GivenCustomer]) -> Customer:
    """The customer exists, and the company it names does.

    Raises CustomerEmailTaken, CustomerExternalIdTaken, CustomerSlackIdTaken, and Invalid: one needs an address, a phone
    or an external id.
    """
    require(work, Permission.WRITE)
    kept = _check(given)
    wanted, _ = changed(nobody(work.now), await _resolved(work, kept, None))
    wanted = await _reachable(work, wanted, None)
    with refuses_duplicate(REFUSED):
        customer = await store.insert(work.connection, workspace=work.workspace, customer=wanted, now=work.now)
    work.record(created(customer))
    return customer


async def find_customer(work: Work, *, customer: int) -> Customer | None:
    """Find a customer."""
    return await store.find(work.connection, workspace=work.workspace, customer=customer)


async def find_customer_by(work: Work, *, external_id: str | None = None, email: str | None = None) -> Customer | None:
    """Find the customer with this external id, else the one to whom the address belongs, as a further one too."""
    connection, workspace = work.connection, work.workspace
    found = None
    if external_id is not None:
        found = await store.find_by_external(connection, workspace=workspace, external_id=external_id)
    key = key_of(email)
    return found if found or key is None else await store.find_by_email(connection, workspace, key)


async def find_customers_by(work: Work, *, emails: Sequence[str]) -> dict[str, int]:
    """Find whose addresses these are: customers' ids by address as it was given; nobody's are missing."""
    keys = {email: key_of(email) for email in emails}
    known = [key for key in keys.values() if key is not None]
    found = await store.fetch_by_addresses(work.connection, work.workspace, known) if known else {}
    return {email: found[key] for email, key in keys.items() if key in found}


async def get_customer(work: Work, *, customer: int) -> Customer:
    """Return the customer. Raises CustomerNotFound."""
    found = await find_customer(work, customer=customer)
    if found is None:
        raise CustomerNotFound
    return found


async def update_customer(
    work: Work, *, customer: int, expected: int | None = None, **given: Unpack[GivenCustomer]
) -> Customer:
    """The given fields hold. Raises CustomerNotFound, VersionMismatch, and what create_customer raises."""
    require(work, Permission.WRITE)
    kept = _check(given)
    old = await _locked(work, customer, expected)
    wanted, changes = changed(old, await _resolved(work, kept, old))
    if not changes:
        return old
    if not changes.keys().isdisjoint({"email", "phone", "external_id", "emails"}):
        wanted = await _reachable(work, wanted, old)
        _, changes = changed(old, {name: getattr(wanted, name) for name in {*changes, "emails"}})
    with refuses_duplicate(REFUSED):
        new = await store.update(work.connection, workspace=work.workspace, customer=wanted, now=work.now)
    work.record(updated(new.id, changes))
    return new


async def delete_customer(work: Work, *, customer: int, expected: int | None = None) -> None:
    """The customer is gone. Raises CustomerNotFound, VersionMismatch, CustomerHasTickets."""
    require(work, Permission.WRITE)
    old = await _locked(work, customer, expected)
    with refuses_duplicate({"tickets_workspace_id_customer_id_fkey": CustomerHasTickets}):
        await store.delete(work.connection, workspace=work.workspace, customer=customer)
    work.record(CustomerDeleted(id=old.id, email=old.email, name=old.name, phone=old.phone))


async def list_customers(work: Work, search: Search, **wanted: Unpack[WantedCustomers]) -> Found[Customer]:
    """Page through the customers. A `text` that is an address finds whom it belongs to, and nobody else."""
    email, text = wanted.get("email"), wanted.get("text")
    address = email_in(text) if text is not None and len(text.split()) == 1 else None
    own = None if email is None else key_of(email) or email
    addresses = tuple(key for key in (own, address) if key is not None)
    return await store.fetch(
        work.connection, search, wanted, addresses=addresses, text=text if address is None else None
    )


def _check(given: Mapping[str, Any]) -> dict[str, Any]:
    kept = check_given(given, CHECKS)
    if kept.get("company") is not None and kept.get("company_id") is not None:
        raise Invalid.at("company", "Give a company's name or its id, not both")
    return kept


async def _resolved(work: Work, kept: dict[str, Any], old: Customer | None) -> dict[str, Any]:
    """Put the id of a company in the place of its name, and all custom values in that of the given ones."""
    rest = {name: value for name, value in kept.items() if name != "company"}
    if "custom_fields" in rest:
        present = old.custom_fields if old else {}
        rest["custom_fields"] = await changed_values(work, Entity.CUSTOMER, rest["custom_fields"], present)
    if "metadata" in rest:
        rest["metadata"] = changed_metadata(old.metadata if old else {}, rest["metadata"])
    if kept.get("company") is not None:
        return {**rest, "company_id": await claim_company(work, name=kept["company"])}
    return {"company_id": None, **rest} if "company" in kept else rest


async def _reachable(work: Work, wanted: Customer, old: Customer | None) -> Customer:
    """Return the customer with its own address not among the further ones; raise unless all are its own to have."""
    if wanted.email is None and wanted.phone is None and wanted.external_id is None:
        raise Invalid.at("email", "Required unless a phone or an external id is given")
    main = key_of(wanted.email)
    wanted, _ = changed(wanted, {"emails": [address for address in wanted.emails if address != main]})
    had = {key_of(old.email), *old.emails} if old else set[str | None]()
    claimed = [address for address in (main, *wanted.emails) if address is not None and address not in had]
    if claimed:
        await store.lock_addresses(work.connection, workspace=work.workspace, addresses=claimed)
        mine = old.id if old else None
        if await store.has_another(work.connection, workspace=work.workspace, addresses=claimed, customer=mine):
            raise CustomerEmailTaken
    return wanted


async def _locked(work: Work, customer: int, expected: int | None) -> Customer:
    found = await store.find(work.connection, workspace=work.workspace, customer=customer, lock=True)
    if found is None:
        raise CustomerNotFound
    check_version(found.version, expected)
    return found


def nobody(now: dt.datetime) -> Customer:
    """Make a customer of whom nothing is known."""
    return Customer(
        id=0,
        email=None,
        name=None,
        phone=None,
        company_id=None,
        company=None,
        external_id=None,
        slack_id=None,
        avatar_url=None,
        emails=[],
        blocked=False,
        custom_fields={},
        metadata={},
        ticket_count=0,
        version=1,
        created_at=now,
        updated_at=now,
    )
