"""What a company is."""

import datetime as dt
from typing import Any

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
    """A company; `domains` are in lower case and ASCII, `custom_fields` by field id as text."""

    id: int
    name: str
    domains: list[str]
    external_id: str | None
    custom_fields: dict[str, Any]
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
