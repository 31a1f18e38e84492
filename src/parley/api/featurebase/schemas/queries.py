"""Searches: a clause, or up to fifteen of them that must all hold; an order; and a page with its total."""

from typing import Annotated, Any, Generic, Literal, TypeAlias, TypeVar

import msgspec

from parley.api.featurebase.paging import ListQuery

W = TypeVar("W")
MOST_CLAUSES = 15
MOST_COUNTED = 5_000
Operator: TypeAlias = Literal["=", "!=", "IN", "NIN", ">", "<", ">=", "<=", "~"]


class SearchClause(msgspec.Struct):
    """One condition: a field, an operator and what to compare with, a list for IN and NIN."""

    field: Annotated[str, msgspec.Meta(max_length=100, examples=["name"])]
    operator: Operator
    value: Any = None


class SearchQuery(msgspec.Struct):
    """A clause `{field, operator, value}`, or `{"operator": "AND", "value": [clauses]}` of fifteen at most."""

    operator: Annotated[str, msgspec.Meta(max_length=10, examples=["="])]
    value: Any = None
    field: Annotated[str, msgspec.Meta(max_length=100, examples=["name"])] | None = None


class SearchInput(ListQuery, kw_only=True):
    """What every search takes; without a query everything is found."""

    query: SearchQuery | None = None


class SearchWire(msgspec.Struct, Generic[W], rename="camel"):
    """A page of what was found. `totalCount` stops at 5,000, and then `totalCountCapped` is true."""

    data: list[W]
    next_cursor: str | None
    total_count: int
    total_count_capped: bool
    object: Literal["list"] = "list"
