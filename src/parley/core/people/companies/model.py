"""What a company is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import msgspec

from parley.core.clauses import Clause
from parley.core.errors import Conflict, Fault, Invalid, NotFound

LARGEST_AMOUNT = 2**53
LONGEST_FACT = 2_000
# What is known of a company beside, and whether it is a text.
PROFILE: Mapping[str, bool] = {"industry": True, "plan": True, "website": True, "monthly_spend": False, "size": False}


class CompanyNotFound(NotFound):
    """No such company in this workspace."""

    def __init__(self) -> None:
        super().__init__("Company")


class CompanyNameTaken(Conflict):
    """Another company has this name, perhaps in another case."""

    code = "company_name_taken"
    path = "name"

    def __init__(self) -> None:
        super().__init__("A company with this name exists already")


class CompanyExternalIdTaken(Conflict):
    """Another company has this id in the other system."""

    code = "company_external_id_taken"
    path = "external_id"

    def __init__(self) -> None:
        super().__init__("A company with this external id exists already")


class Company(msgspec.Struct, frozen=True):
    """A company; `domains` are in lower case and ASCII, `custom_fields` by field id as text.

    `profile` holds PROFILE's words as far as they are known, `metadata` facts of others' own.
    `external_id` is unique in its `external_system`, and among those that name none; `owner_id` is the agent who looks
    after the company, `inbox_id` the one its requests go to.
    """

    id: int
    name: str
    domains: list[str]
    external_system: str | None
    external_id: str | None
    owner_id: int | None
    inbox_id: int | None
    portal_enabled: bool
    custom_fields: dict[str, Any]
    profile: dict[str, Any]
    metadata: dict[str, Any]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class CompanyFacts(TypedDict, total=False):
    """What may be given of a company beside its name. `custom_fields` come by field key.

    They, `profile` and `metadata` change those named.
    """

    domains: Sequence[str]
    external_system: str | None
    external_id: str | None
    owner_id: int | None
    inbox_id: int | None
    portal_enabled: bool
    custom_fields: Mapping[str, Any]
    profile: Mapping[str, Any]
    metadata: Mapping[str, Any]


class GivenCompany(CompanyFacts, total=False):
    """What may change of a company."""

    name: str


class WantedCompanies(TypedDict, total=False):
    """Which companies are listed; None is no condition.

    `text` is a part of the name; of domains one of `domains_overlap`, or all of `domains_contain`, must be the
    company's; `external` is a system, None for the one without a name, and an id in it; `clauses` are in words of
    the store's CLAUSE_FIELDS.
    """

    ids: Sequence[int] | None
    text: str | None
    domains_overlap: Sequence[str] | None
    domains_contain: Sequence[str] | None
    external: tuple[str | None, str] | None
    clauses: Sequence[Clause]


def changed_profile(old: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what holds when the named facts change, those given as None go. Raises Invalid with every fault."""
    faults = [
        Fault(f"profile.{name}", "Must be a number" if PROFILE.get(name) is False else "Must be a short text")
        for name, value in given.items()
        if value is not None and not _fits(name, value)
    ]
    if faults:
        raise Invalid(faults)
    return {name: value for name, value in {**old, **given}.items() if value is not None}


def _fits(name: str, value: Any) -> bool:
    is_text = PROFILE.get(name)
    if isinstance(value, str):
        return is_text is True and len(value) <= LONGEST_FACT
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return is_text is False and -LARGEST_AMOUNT <= value <= LARGEST_AMOUNT
