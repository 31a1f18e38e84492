"""Contacts on the wire: the house's customers."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.companies import CompanyFactsInput, CompanyWire, ExternalId, order_of
from parley.api.featurebase.schemas.queries import SearchInput
from parley.api.featurebase.schemas.words import Id, Moment
from parley.kit.db.listing import Order

ContactSort: TypeAlias = Literal[
    "lastActivity:desc", "lastActivity:asc", "createdAt:desc", "createdAt:asc",
    "last_activity:desc", "last_activity:asc", "created_at:desc", "created_at:asc",
]  # fmt: skip
COLUMNS: dict[str, tuple[str, str]] = {
    "createdAt": ("c.created_at", "timestamptz"),
    "lastActivity": ("c.updated_at", "timestamptz"),
}
MOST_COMPANIES = 100


class ContactWire(msgspec.Struct, rename="camel"):
    """A contact. The house has no posts, comments or changelogs, and no leads: it says so."""

    id: Id
    name: str
    email: str | None
    profile_picture: str | None
    companies: list[CompanyWire]
    custom_fields: Annotated[dict[str, Any], msgspec.Meta(description="Values by the name they were given under")]
    last_activity: Moment
    organization_id: Id
    user_id: str | UnsetType = UNSET
    type: Literal["customer", "lead"] = "customer"
    posts_created: int = 0
    comments_created: int = 0
    roles: list[str] = []
    subscribed_to_changelog: bool = False
    manually_opted_out_from_changelog: bool = False
    verified: bool = False
    object: Literal["contact"] = "contact"


class ContactQuery(ListQuery, kw_only=True, rename="camel"):
    """Which contacts are listed."""

    ORDER = ("c.created_at", "timestamptz", "desc")

    contact_type: Annotated[
        Literal["customer", "lead", "all"], msgspec.Meta(description="The sort of contact; there are no leads")
    ] = "customer"


class CompanyContactQuery(ListQuery, kw_only=True, rename="camel"):
    """Which contacts of a company are listed."""

    ORDER = ("c.created_at", "timestamptz", "desc")


class ContactCompanyInput(CompanyFactsInput, rename="camel", kw_only=True):
    """A company of the contact, made or changed: `id` is your own id of it."""

    id: ExternalId


class ContactInput(msgspec.Struct, rename="camel", kw_only=True):
    """A contact to make or to change, found by `userId`, else by `email`; one of the two is required."""

    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254, examples=["john@example.com"])] | UnsetType = UNSET
    user_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["usr_12345"])] | UnsetType = UNSET
    name: Annotated[str, msgspec.Meta(max_length=255, examples=["John Doe"])] | UnsetType = UNSET
    phone: Annotated[str, msgspec.Meta(max_length=64)] | UnsetType | None = UNSET
    profile_picture: Annotated[str, msgspec.Meta(max_length=2000)] | UnsetType | None = UNSET
    companies: Annotated[list[ContactCompanyInput], msgspec.Meta(max_length=MOST_COMPANIES)] | UnsetType = UNSET
    custom_fields: dict[str, Any] | UnsetType = UNSET
    created_at: str | UnsetType | None = UNSET


class ContactSearch(SearchInput, kw_only=True, rename="camel"):
    """What contacts are searched by."""

    sort: ContactSort = "lastActivity:desc"

    @property
    def order(self) -> Order:
        """The order of the list."""
        return order_of(self.sort, COLUMNS)


class DeletedContact(msgspec.Struct):
    """A contact who is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["contact"] = "contact"


class BlockedContact(msgspec.Struct):
    """A contact who can write no more."""

    id: Id
    blocked: Literal[True] = True
    object: Literal["contact"] = "contact"


class UnblockedContact(msgspec.Struct):
    """A contact who can write again."""

    id: Id
    unblocked: Literal[True] = True
    object: Literal["contact"] = "contact"
