"""Customers, which are companies: core to wire and back."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from parley.api.clearfeed.rest.ids import agent_in_body, agent_to_wire
from parley.api.clearfeed.rest.mapping.values import values_from_wire, values_to_wire
from parley.api.clearfeed.rest.schemas.customers import (
    CustomerCreate,
    CustomerSearch,
    CustomerUpdate,
    CustomerWire,
    DomainsFilter,
    PortalConfigWire,
)
from parley.core.errors import Invalid
from parley.core.fields import Field
from parley.core.people import Company
from parley.core.work import Work
from parley.kit.clock import print_time

NAMES = {"inbox_id": "collection_id", "owner_id": "owner", "external_id": "external_entity_id"}
AS_THEY_ARE = {
    "name": "name",
    "domains": "domains",
    "collection_id": "inbox_id",
    "external_system": "external_system",
    "external_entity_id": "external_id",
}


def company_to_customer(company: Company, channels: Sequence[str], fields: Sequence[Field]) -> CustomerWire:
    """Spell a customer; `channels` are the ids that the chat has for its channels."""
    return CustomerWire(
        id=company.id,
        name=company.name,
        owner=agent_to_wire(company.owner_id),
        domains=company.domains,
        channel_ids=list(channels),
        portal_config=PortalConfigWire(company.portal_enabled),
        custom_field_values=values_to_wire(company.custom_fields, fields),
        collection_id=company.inbox_id,
        external_system=company.external_system,
        external_entity_id=company.external_id,
        version=company.version,
        created_at=print_time(company.created_at),
        updated_at=print_time(company.updated_at),
    )


async def company_from_wire(
    work: Work, body: CustomerCreate | CustomerUpdate, fields: Sequence[Field]
) -> dict[str, Any]:
    """Read what is given of a customer, its channels left out. Raises Invalid for who and what is unknown."""
    given: dict[str, Any] = {ours: getattr(body, theirs) for theirs, ours in AS_THEY_ARE.items()}
    if body.portal_config is not UNSET:
        given["portal_enabled"] = body.portal_config.enabled
    if body.owner is not UNSET:
        given["owner_id"] = None if body.owner is None else await agent_in_body(work, body.owner, "owner")
    if body.custom_field_values is not UNSET:
        given["custom_fields"] = await values_from_wire(work, body.custom_field_values, fields)
    return {name: value for name, value in given.items() if value is not UNSET}


def wanted_from_wire(body: CustomerSearch) -> dict[str, Any]:
    """Read the filters. Raises Invalid where one is given twice: the second could not hold beside the first."""
    wanted: dict[str, Any] = {}
    for place, each in enumerate(body.filters):
        if isinstance(each, DomainsFilter):
            name = "domains_overlap" if each.operator == "overlaps" else "domains_contain"
            value: Any = each.values
        else:
            name, value = "external", (each.system, each.id)
        if name in wanted:
            raise Invalid.at(f"filters.{place}", "Given twice")
        wanted[name] = value
    return wanted


def bound_of(body: CustomerSearch) -> "SearchPlace":
    """Return what a cursor of this search is bound to."""
    return SearchPlace(
        filters=msgspec.json.encode(body.filters).decode(), limit=body.limit, next_cursor=body.next_cursor
    )


class SearchPlace(msgspec.Struct, kw_only=True):
    """A search by body, as the cursors want to see it."""

    filters: str
    limit: int
    next_cursor: str | None
