"""A ticket's links on the wire."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.schemas.tickets import TicketId
from parley.api.native.schemas.words import Moment

Role = Literal["customer", "tracker", "back-office"]
ExternalType = Literal[
    "zendesk", "jira", "jsm", "salesforce", "freshdesk", "hubspot", "github", "intercom", "linear", "clickup", "devops"
]


class LinkWire(msgspec.Struct, omit_defaults=True):
    """A link: to a ticket (`ticket_id`, `subject`, `role`), or to an issue elsewhere (`type`, `key`, …)."""

    id: Annotated[str, msgspec.Meta(examples=["link_1", "xlink_1"])]
    created_at: Moment
    ticket_id: str | UnsetType = UNSET
    subject: str | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    type: ExternalType | UnsetType = UNSET
    key: str | UnsetType = UNSET
    url: str | UnsetType | None = UNSET
    title: str | UnsetType | None = UNSET
    details: dict[str, Any] | UnsetType = UNSET


class LinksWire(msgspec.Struct):
    """Every link of a ticket."""

    data: list[LinkWire]


class LinkCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A new link: `ticket_id` and `role`, or `type`, `key` and what that product tells (`url`, `title`, `details`)."""

    ticket_id: TicketId | int | UnsetType = UNSET
    role: Role = "customer"
    type: ExternalType | UnsetType = UNSET
    key: Annotated[str, msgspec.Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    url: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    title: Annotated[str, msgspec.Meta(max_length=1000)] | None = None
    details: Annotated[dict[str, Any], msgspec.Meta(max_length=20)] = {}
