"""Companies on the wire."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.featurebase.paging import ListQuery
from parley.api.featurebase.schemas.queries import SearchInput
from parley.api.featurebase.schemas.words import GivenId, Id, Moment
from parley.core.people import MONTHLY_SPEND
from parley.kit.db.listing import Order

Text: TypeAlias = Annotated[str, msgspec.Meta(max_length=2000)]
Amount: TypeAlias = Annotated[float, msgspec.Meta(ge=-(2**53), le=2**53)]
ExternalId: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["comp_12345"])]
CompanySort: TypeAlias = Literal[
    "createdAt:desc", "createdAt:asc", "lastActivity:desc", "lastActivity:asc", "monthlySpend:desc", "monthlySpend:asc",
    "created_at:desc", "created_at:asc", "last_activity:desc", "last_activity:asc", "monthly_spend:desc",
    "monthly_spend:asc",
]  # fmt: skip
COLUMNS: dict[str, tuple[str, str]] = {
    "createdAt": ("o.created_at", "timestamptz"),
    "lastActivity": ("o.updated_at", "timestamptz"),
    "monthlySpend": (MONTHLY_SPEND, "float8"),
}


class CompanyWire(msgspec.Struct, rename="camel"):
    """A company. One that has no `companyId` of yours has its own id for one."""

    id: Id
    company_id: str
    name: str
    monthly_spend: float | None
    industry: str | None
    website: str | None
    plan: str | None
    linked_users: int
    company_size: float | None
    last_activity: Moment
    custom_fields: Annotated[dict[str, Any], msgspec.Meta(description="Values by the name they were given under")]
    created_at: Moment
    updated_at: Moment
    object: Literal["company"] = "company"


class CompanyFactsInput(msgspec.Struct, rename="camel", kw_only=True):
    """What may be told of a company; what is not given stays."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255, examples=["Acme Inc"])]
    monthly_spend: Amount | UnsetType = UNSET
    industry: Text | UnsetType = UNSET
    website: Text | UnsetType = UNSET
    plan: Text | UnsetType = UNSET
    company_size: Amount | UnsetType | None = UNSET
    created_at: str | UnsetType | None = UNSET
    custom_fields: dict[str, Any] | UnsetType = UNSET


class CompanyInput(CompanyFactsInput, rename="camel", kw_only=True):
    """A company to make or to change: `companyId`, your own id of it, decides which."""

    company_id: ExternalId


class CompanyQuery(ListQuery, kw_only=True, rename="camel"):
    """Which companies are listed."""

    ORDER = ("o.created_at", "timestamptz", "desc")


class CompanySearch(SearchInput, kw_only=True, rename="camel"):
    """What companies are searched by."""

    sort: CompanySort = "createdAt:desc"

    @property
    def order(self) -> Order:
        """The order of the list."""
        return order_of(self.sort, COLUMNS)


class CompanyContactInput(msgspec.Struct, rename="camel"):
    """A contact to attach."""

    contact_id: GivenId


class DeletedCompany(msgspec.Struct):
    """A company that is gone."""

    id: Id
    deleted: Literal[True] = True
    object: Literal["company"] = "company"


def order_of(sort: str, columns: dict[str, tuple[str, str]]) -> Order:
    """Read an order such as `createdAt:desc`; the older `created_at:desc` is the same."""
    name, _, way = sort.partition(":")
    head, *tail = name.split("_")
    column, kind = columns[head + "".join(map(str.capitalize, tail))]
    return Order(column, kind, "asc" if way == "asc" else "desc")
