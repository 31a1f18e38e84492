"""Customers on the wire: what the vendor calls one is a company, at which people ask."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.clearfeed.rest.schemas.request_bodies import FieldValues
from parley.api.clearfeed.rest.schemas.words import (
    ChannelId,
    Cursor,
    Id,
    Limit,
    Moment,
    Name,
    PersonId,
    ResponseMetadata,
)

Domains = Annotated[list[str], msgspec.Meta(extra_json_schema={"maxItems": 50}, examples=[["example.com"]])]
Channels = Annotated[list[ChannelId], msgspec.Meta(max_length=100)]


class PortalConfigWire(msgspec.Struct):
    """The customer's portal."""

    enabled: bool


class CustomerWire(msgspec.Struct):
    """A customer."""

    id: int
    name: str
    owner: str | None
    domains: list[str]
    channel_ids: list[str]
    portal_config: PortalConfigWire
    custom_field_values: Annotated[dict[str, Any], msgspec.Meta(description="By the id of the field")]
    collection_id: int | None
    external_system: str | None
    external_entity_id: str | None
    version: int
    created_at: Moment
    updated_at: Moment


class CustomerAnswer(msgspec.Struct):
    """One customer."""

    customer: CustomerWire


class CustomersAnswer(msgspec.Struct):
    """A page of customers."""

    customers: list[CustomerWire]
    response_metadata: ResponseMetadata


class CustomerCreate(msgspec.Struct, kw_only=True):
    """A new customer."""

    name: Name
    owner: PersonId | UnsetType | None = UNSET
    domains: Domains | UnsetType = UNSET
    channel_ids: Channels | UnsetType = UNSET
    portal_config: PortalConfigWire | UnsetType = UNSET
    custom_field_values: FieldValues | UnsetType = UNSET
    collection_id: Id | UnsetType | None = UNSET
    external_system: Name | UnsetType | None = UNSET
    external_entity_id: Name | UnsetType | None = UNSET


class CustomerUpdate(msgspec.Struct, kw_only=True):
    """What to change of a customer, and the version that is changed: 409 when it is no longer the present one."""

    version: Id
    name: Name | UnsetType = UNSET
    owner: PersonId | UnsetType | None = UNSET
    domains: Domains | UnsetType = UNSET
    channel_ids: Channels | UnsetType = UNSET
    portal_config: PortalConfigWire | UnsetType = UNSET
    custom_field_values: FieldValues | UnsetType = UNSET
    collection_id: Id | UnsetType | None = UNSET
    external_system: Name | UnsetType | None = UNSET
    external_entity_id: Name | UnsetType | None = UNSET


class CustomerQuery(msgspec.Struct, kw_only=True):
    """A page of customers."""

    limit: Limit = 50
    next_cursor: Cursor | None = None


class DomainsFilter(msgspec.Struct, kw_only=True, tag_field="field", tag="domains"):
    """Customers with any of these domains, or with all of them."""

    operator: Literal["overlaps", "contains_all"]
    values: Annotated[
        list[Annotated[str, msgspec.Meta(min_length=1, max_length=255)]], msgspec.Meta(min_length=1, max_length=50)
    ]


class ExternalCompanyFilter(msgspec.Struct, kw_only=True, tag_field="field", tag="external_company"):
    """The customer that has this id in another system."""

    system: Name
    id: Name


class CustomerSearch(msgspec.Struct, kw_only=True):
    """Which customers are looked for: all of the filters hold."""

    filters: Annotated[list[DomainsFilter | ExternalCompanyFilter], msgspec.Meta(min_length=1, max_length=10)]
    limit: Limit = 50
    next_cursor: Cursor | None = None
