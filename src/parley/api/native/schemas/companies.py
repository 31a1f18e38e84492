"""Companies on the wire."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import CustomFields, SearchText
from parley.api.native.schemas.words import Moment, Name

Domains = Annotated[list[str], msgspec.Meta(extra_json_schema={"maxItems": 50}, examples=[["example.com"]])]


class CompanyWire(msgspec.Struct):
    """A company, where customers work."""

    id: Annotated[str, msgspec.Meta(examples=["comp_12"])]
    name: str
    domains: list[str]
    external_id: str | None
    custom_fields: dict[str, Any]
    created_at: Moment
    updated_at: Moment


class CompanyCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new company."""

    name: Name
    domains: Domains = []
    external_id: Name | None = None
    custom_fields: CustomFields = {}


class CompanyUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a company; null clears."""

    name: Name | UnsetType = UNSET
    domains: Domains | UnsetType = UNSET
    external_id: Name | UnsetType | None = UNSET
    custom_fields: CustomFields | UnsetType = UNSET


class CompanyQuery(ListQuery, kw_only=True):
    """Companies by a part of the name."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("o.created_at", "timestamptz"),
        "name": ("lower(o.name)", "text"),
    }

    order_by: Annotated[Literal["created_at", "name"], msgspec.Meta(description="Sort field")] = "created_at"
    search: Annotated[SearchText, msgspec.Meta(description="A part of the name")] | None = None
