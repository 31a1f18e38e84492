"""Customers on the wire."""

from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.people import CustomFields, Email, PictureAddress, SearchText, SlackId
from parley.api.native.schemas.words import Moment, Name

Phone = Annotated[str, msgspec.Meta(min_length=1, max_length=64, examples=["+1-555-0123"])]
Emails = Annotated[
    list[Email], msgspec.Meta(extra_json_schema={"maxItems": 50}, description="Further addresses of the customer")
]


class CustomerWire(msgspec.Struct):
    """A customer; `company` is the company's name, `ticket_count` leaves deleted tickets out."""

    id: Annotated[str, msgspec.Meta(examples=["cust_456"])]
    email: str | None
    name: str | None
    phone: str | None
    company: str | None
    company_id: str | None
    custom_fields: dict[str, Any]
    ticket_count: int
    external_id: str | None
    slack_id: str | None
    avatar_url: str | None
    emails: list[str]
    blocked: bool
    created_at: Moment
    updated_at: Moment


class CustomerUpdate(msgspec.Struct, forbid_unknown_fields=True):
    """What to change of a customer; null clears. `company` is a name, found or made, instead of `company_id`."""

    email: Email | UnsetType | None = UNSET
    name: Name | UnsetType | None = UNSET
    phone: Phone | UnsetType | None = UNSET
    company: Name | UnsetType | None = UNSET
    company_id: str | UnsetType | None = UNSET
    external_id: Name | UnsetType | None = UNSET
    slack_id: SlackId | UnsetType | None = UNSET
    avatar_url: PictureAddress | UnsetType | None = UNSET
    emails: Emails | UnsetType = UNSET
    blocked: bool | UnsetType = UNSET
    custom_fields: CustomFields | UnsetType = UNSET


class CustomerCreate(CustomerUpdate, forbid_unknown_fields=True):
    """A new customer: an `email`, else a `phone` or an `external_id`, is needed.

    `company` is a name, found or made, instead of `company_id`.
    """


class CustomerQuery(ListQuery, kw_only=True):
    """Customers by address, phone, company, external id, or words of their name, addresses and phone."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {
        "created_at": ("c.created_at", "timestamptz"),
        "updated_at": ("c.updated_at", "timestamptz"),
    }

    order_by: Annotated[Literal["created_at", "updated_at"], msgspec.Meta(description="Sort field")] = "created_at"
    email: Annotated[str, msgspec.Meta(description="Whom this address belongs to, whatever its case")] | None = None
    search: (
        Annotated[
            SearchText, msgspec.Meta(description="Words of the name, addresses or phone; the last may be unfinished")
        ]
        | None
    ) = None
    phone: Annotated[str, msgspec.Meta(description="The phone as it is written")] | None = None
    company_id: Annotated[str, msgspec.Meta(max_length=40, description="Those of this company")] | None = None
    external_id: Annotated[str, msgspec.Meta(description="Who has this id in the other system")] | None = None
    blocked: Annotated[bool, msgspec.Meta(description="Only those who are blocked, or only the others")] | None = None


class CustomerErasure(msgspec.Struct):
    """How to delete."""

    erase: Annotated[
        bool, msgspec.Meta(description="Remove what says who it is, also from its tickets, which remain")
    ] = False
