"""Find a customer by whatever is known of one, or make it: once, however many ask at the same moment.

Whoever is known whole is found by one statement. On a miss, and to fill what is blank, the caller waits for its turn
at the address and the external id, before it holds any row: two claims can never wait for each other.
"""

from collections.abc import Sequence
from typing import Any

from parley.core.access import Permission, require
from parley.core.change import changed
from parley.core.errors import Invalid
from parley.core.people.addresses import key_of
from parley.core.people.companies import find_company
from parley.core.people.customers import store
from parley.core.people.customers.actions import CHECKS, REFUSED, nobody
from parley.core.people.customers.events import created, updated
from parley.core.people.customers.model import Customer
from parley.core.people.customers.store import Candidate
from parley.core.people.given import check_given
from parley.core.work import Work
from parley.kit.db import Contended, refuses_duplicate

TRIES = 3
BY_EXTERNAL_ID = 2
# Somebody who asked for no turn has taken what was to be filled: the transaction is tried again.
TAKEN_MEANWHILE = REFUSED | {"customers_email": Contended, "customers_external": Contended}


async def claim_customer(
    work: Work,
    *,
    customer_id: int | None = None,
    external_id: str | None = None,
    email: str | None = None,
    name: str | None = None,
    phone: str | None = None,
    avatar_url: str | None = None,
    company_id: int | None = None,
) -> tuple[Customer, bool]:
    """The customer exists, found by id, else by external id, else by address (a further one too), else made.

    Of one who was found only blanks are filled, and no address or external id that is another's. Returns the customer,
    its tickets uncounted when it was found whole, and whether it was made. Raises Invalid: unknown customer or company,
    a malformed field, nothing to know one by.
    """
    require(work, Permission.WRITE)
    given = {"external_id": external_id, "email": email, "name": name, "phone": phone, "avatar_url": avatar_url}
    kept = {name: value for name, value in check_given(given, CHECKS).items() if value is not None}
    if customer_id is None and external_id is None and email is None:
        raise Invalid.at("email", "Required unless an id or an external id is given")
    if company_id is not None:
        if await find_company(work, company=company_id) is None:
            raise Invalid.at("company_id", "Unknown company")
        kept["company_id"] = company_id
    known = await _known(work, customer_id, kept, everyone=False)
    if known is not None and not known[1]:
        return known[0], False
    await _take_turn(work, kept)
    for _ in range(TRIES):
        known = await _known(work, customer_id, kept, everyone=True)
        if known is not None:
            return await _filled(work, *known), False
        made = await _made(work, kept)
        if made is not None:
            return made, True
    raise Contended


async def _known(
    work: Work, customer: int | None, kept: dict[str, Any], *, everyone: bool
) -> tuple[Customer, dict[str, Any]] | None:
    """Return who is meant, and what of the kept is to be filled; None for nobody. Raises Invalid for an unknown id.

    What may not be filled, because it is another's, is known when everyone was asked for.
    """
    found = await store.list_candidates(
        work.connection,
        workspace=work.workspace,
        customer=customer,
        external_id=kept.get("external_id"),
        email=kept.get("email"),
        everyone=everyone,
    )
    if customer is not None and (not found or found[0].customer.id != customer):
        raise Invalid.at("customer_id", "Unknown customer")
    return (found[0].customer, _blanks(found[0].customer, found[1:], kept)) if found else None


def _blanks(customer: Customer, others: Sequence[Candidate], kept: dict[str, Any]) -> dict[str, Any]:
    """Return what is not known of the customer yet, and is not another's."""
    taken = {
        "external_id" if other.place == BY_EXTERNAL_ID else "email"
        for other in others
        if other.customer.id != customer.id
    }
    return {name: value for name, value in kept.items() if name not in taken and getattr(customer, name) is None}


async def _take_turn(work: Work, kept: dict[str, Any]) -> None:
    keys = [key_of(kept.get("email")), f"external {kept['external_id']}" if "external_id" in kept else None]
    await store.lock_addresses(
        work.connection, workspace=work.workspace, addresses=[key for key in keys if key is not None]
    )


async def _filled(work: Work, known: Customer, blanks: dict[str, Any]) -> Customer:
    if not blanks:
        return known
    old = await store.find(work.connection, workspace=work.workspace, customer=known.id, lock=True)
    if old is None:
        raise Contended
    new, changes = changed(old, {name: value for name, value in blanks.items() if getattr(old, name) is None})
    main = key_of(new.email)
    new, moved = changed(new, {"emails": [address for address in new.emails if address != main]})
    if not changes:
        return old
    with refuses_duplicate(TAKEN_MEANWHILE):
        new = await store.update(work.connection, workspace=work.workspace, customer=new, now=work.now)
    work.record(updated(new.id, changes | moved))
    return new


async def _made(work: Work, kept: dict[str, Any]) -> Customer | None:
    wanted, _ = changed(nobody(work.now), kept)
    with refuses_duplicate(REFUSED):
        customer = await store.insert_unless_known(
            work.connection, workspace=work.workspace, customer=wanted, now=work.now
        )
    if customer is not None:
        work.record(created(customer))
    return customer
