"""Make, change and remove companies."""

from collections.abc import Callable, Sequence
from typing import Any, Unpack

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.errors import Fault, Invalid
from parley.core.fields import Entity
from parley.core.lines import check_line
from parley.core.metadata import changed_metadata
from parley.core.people.addresses import check_domains
from parley.core.people.companies import store
from parley.core.people.companies.events import CompanyCreated, CompanyDeleted, CompanyUpdated
from parley.core.people.companies.model import (
    Company,
    CompanyExternalIdTaken,
    CompanyFacts,
    CompanyNameTaken,
    CompanyNotFound,
    GivenCompany,
    WantedCompanies,
    changed_profile,
)
from parley.core.people.given import Check, check_given
from parley.core.people.values import changed_values
from parley.core.work import Work
from parley.kit.db import refuses_duplicate
from parley.kit.db.listing import Found, Search

TAKEN: dict[str, Callable[[], Exception]] = {
    "companies_name": CompanyNameTaken,
    "companies_external": CompanyExternalIdTaken,
}
CHECKS: dict[str, Check] = {
    "name": check_line,
    "domains": check_domains,
    "external_system": check_line,
    "external_id": check_line,
}
REFERENCES = {"owner_id": "Unknown user", "inbox_id": "Unknown inbox"}


async def create_company(work: Work, *, name: str, **given: Unpack[CompanyFacts]) -> Company:
    """The company exists. Raises CompanyNameTaken, CompanyExternalIdTaken, Invalid."""
    require(work, Permission.WRITE)
    kept = check_given({"name": name, **given}, CHECKS)
    await _complete(work, kept, None)
    await _check_references(work, kept)
    draft, _ = changed(_blank(work), kept)
    with refuses_duplicate(TAKEN):
        company = await store.insert(work.connection, workspace=work.workspace, draft=draft)
    _record_created(work, company)
    return company


async def claim_company(work: Work, *, name: str) -> int:
    """A company of this name exists, found or made; return its id. Raises Invalid."""
    require(work, Permission.WRITE)
    name = check_line(name, "company")
    found = await store.find_id_by_name(work.connection, workspace=work.workspace, name=name)
    if found is not None:
        return found
    company, made = await store.claim(work.connection, workspace=work.workspace, name=name, now=work.now)
    if made:
        _record_created(work, await get_company(work, company=company))
    return company


async def find_company(work: Work, *, company: int) -> Company | None:
    """Find a company."""
    return await store.find(work.connection, workspace=work.workspace, company=company)


async def find_company_by(work: Work, *, external_system: str | None = None, external_id: str) -> Company | None:
    """Find the company that has this id in the other system; without a system, in the one that has no name."""
    return await store.find_by_external(
        work.connection, workspace=work.workspace, system=external_system, external_id=external_id
    )


async def get_company(work: Work, *, company: int) -> Company:
    """Return the company. Raises CompanyNotFound."""
    found = await find_company(work, company=company)
    if found is None:
        raise CompanyNotFound
    return found


async def update_company(
    work: Work, *, company: int, expected: int | None = None, **given: Unpack[GivenCompany]
) -> Company:
    """The given fields hold; of `custom_fields`, by field key, those named change.

    Raises CompanyNotFound, CompanyNameTaken, CompanyExternalIdTaken, VersionMismatch, Invalid.
    """
    require(work, Permission.WRITE)
    kept = check_given(given, CHECKS)
    old = await _locked(work, company, expected)
    await _complete(work, kept, old)
    await _check_references(work, kept)
    new, changes = changed(old, kept)
    if not changes:
        return old
    with refuses_duplicate(TAKEN):
        new = await store.update(work.connection, workspace=work.workspace, company=new, now=work.now)
    work.record(CompanyUpdated(id=new.id, changes=changes))
    return new


async def delete_company(work: Work, *, company: int, expected: int | None = None) -> None:
    """The company is gone; its customers and tickets have none. Raises CompanyNotFound, VersionMismatch."""
    require(work, Permission.WRITE)
    old = await _locked(work, company, expected)
    await store.delete(work.connection, workspace=work.workspace, company=company)
    work.record(CompanyDeleted(id=old.id, name=old.name))


async def list_companies(work: Work, search: Search, **wanted: Unpack[WantedCompanies]) -> Found[Company]:
    """Page through the companies."""
    return await store.fetch(work.connection, search, wanted)


async def count_customers_of(work: Work, companies: Sequence[int]) -> dict[int, int]:
    """Count who works at each of the companies; where nobody does, it is missing."""
    return await store.count_customers(work.connection, workspace=work.workspace, companies=companies)


async def _complete(work: Work, kept: dict[str, Any], old: Company | None) -> None:
    """Put all values in the place of the given ones, which change those named. Raises Invalid."""
    if "custom_fields" in kept:
        present = old.custom_fields if old else {}
        kept["custom_fields"] = await changed_values(work, Entity.COMPANY, kept["custom_fields"], present)
    if "profile" in kept:
        kept["profile"] = changed_profile(old.profile if old else {}, kept["profile"])
    if "metadata" in kept:
        kept["metadata"] = changed_metadata(old.metadata if old else {}, kept["metadata"])


async def _check_references(work: Work, kept: dict[str, Any]) -> None:
    """Raise Invalid with each of owner and inbox that is not of this workspace."""
    owner, inbox = kept.get("owner_id"), kept.get("inbox_id")
    if owner is None and inbox is None:
        return
    unknown = await store.find_unknown(work.connection, workspace=work.workspace, owner=owner, inbox=inbox)
    faults = [Fault(name, message) for name, message in REFERENCES.items() if name in unknown]
    if faults:
        raise Invalid(faults)


def _record_created(work: Work, company: Company) -> None:
    work.record(
        CompanyCreated(
            id=company.id,
            name=company.name,
            domains=company.domains,
            external_id=company.external_id,
            external_system=company.external_system,
        )
    )


async def _locked(work: Work, company: int, expected: int | None) -> Company:
    found = await store.find(work.connection, workspace=work.workspace, company=company, lock=True)
    if found is None:
        raise CompanyNotFound
    check_version(found.version, expected)
    return found


def _blank(work: Work) -> Company:
    return Company(
        id=0,
        name="",
        domains=[],
        external_system=None,
        external_id=None,
        owner_id=None,
        inbox_id=None,
        portal_enabled=False,
        custom_fields={},
        profile={},
        metadata={},
        version=1,
        created_at=work.now,
        updated_at=work.now,
    )
