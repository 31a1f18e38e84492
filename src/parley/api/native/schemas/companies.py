"""Companies on the wire."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import CustomFields, SearchText
from parley.api.native.schemas.words import Moment, Name

Id = Annotated[str, msgspec.Meta(max_length=40)]
Domains = Annotated[list[str], msgspec.Meta(extra_json_schema={"maxItems": 50}, examples=[["example.com"]])]


class CompanyWire(msgspec.Struct):
    """A company, where customers work. `owner_id` is the user who looks after it, `inbox_id` where its requests go.

    An `external_id` is unique in its `external_system`, and among those that name none.
    """

    id: Annotated[str, msgspec.Meta(examples=["comp_12"])]
    name: str
    domains: list[str]
    external_system: str | None
    external_id: str | None
    owner_id: str | None
    inbox_id: str | None
    portal_enabled: bool
    custom_fields: dict[str, Any]
    version: int
    created_at: Moment
    updated_at: Moment


class CompanyCreate(msgspec.Struct, forbid_unknown_fields=True):
    """A new company."""

    name: Name
    domains: Domains = []
    external_system: Name | None = None
    external_id: Name | None = None
    owner_id: Id | None = None
    inbox_id: Id | None = None
    portal_enabled: bool = False
    custom_fields: CustomFields = {}


class CompanyUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a company; null clears."""

    name: Name | UnsetType = UNSET
    domains: Domains | UnsetType = UNSET
    external_system: Name | UnsetType | None = UNSET
    external_id: Name | UnsetType | None = UNSET
    owner_id: Id | UnsetType | None = UNSET
    inbox_id: Id | UnsetType | None = UNSET
    portal_enabled: bool | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET


class CompanyQuery(ListQuery, kw_only=True):
    """Companies by a part of the name, a domain, an id in another system."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("o.created_at", "timestamptz"),
        "name": ("lower(o.name)", "text"),
    }

    order_by: Annotated[Literal["created_at", "name"], msgspec.Meta(description="Sort field")] = "created_at"
    search: Annotated[SearchText, msgspec.Meta(description="A part of the name")] | None = None
    domain: Annotated[str, msgspec.Meta(max_length=255, description="Those that have this domain")] | None = None
    external_id: Annotated[str, msgspec.Meta(max_length=255, description="The one with this external id")] | None = None
    external_system: Annotated[str, msgspec.Meta(max_length=255, description="Whose `external_id` is meant")] | None = (
        None
    )
