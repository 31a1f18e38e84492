"""What a company is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

import msgspec

from parley.core.errors import Conflict, NotFound


class CompanyNotFound(NotFound):
    """No such company in this workspace."""

    def __init__(self) -> None:
        super().__init__("Company")


class CompanyNameTaken(Conflict):
    """Another company has this name, perhaps in another case."""

    code = "company_name_taken"

    def __init__(self) -> None:
        super().__init__("A company with this name exists already")


class CompanyExternalIdTaken(Conflict):
    """Another company has this id in the other system."""

    code = "company_external_id_taken"

    def __init__(self) -> None:
        super().__init__("A company with this external id exists already")


class Company(msgspec.Struct, frozen=True):
    """A company; `domains` are in lower case and ASCII, `custom_fields` by field id as text.

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
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class CompanyFacts(TypedDict, total=False):
    """What may be given of a company beside its name. `custom_fields` come by field key, and change those named."""

    domains: Sequence[str]
    external_system: str | None
    external_id: str | None
    owner_id: int | None
    inbox_id: int | None
    portal_enabled: bool
    custom_fields: Mapping[str, Any]


class GivenCompany(CompanyFacts, total=False):
    """What may change of a company."""

    name: str


class WantedCompanies(TypedDict, total=False):
    """Which companies are listed; None is no condition.

    `text` is a part of the name; of domains one of `domains_overlap`, or all of `domains_contain`, must be the
    company's; `external` is a system, None for the one without a name, and an id in it.
    """

    ids: Sequence[int] | None
    text: str | None
    domains_overlap: Sequence[str] | None
    domains_contain: Sequence[str] | None
    external: tuple[str | None, str] | None
