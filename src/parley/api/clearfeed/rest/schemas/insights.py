"""Questions about many requests, and their answers."""

from typing import Annotated, Any, Literal

import msgspec

Member = Annotated[str, msgspec.Meta(min_length=1, max_length=100, examples=["Requests.count"])]


class TimeDimensionBody(msgspec.Struct, kw_only=True):
    """By when the requests were asked: `date_range` is two days, both counted, or words such as `Last month`."""

    dimension: Member
    granularity: Literal["day", "week", "month"] | None = None
    date_range: (
        Annotated[list[Annotated[str, msgspec.Meta(max_length=40)]], msgspec.Meta(min_length=2, max_length=2)]
        | Annotated[str, msgspec.Meta(max_length=40)]
        | None
    ) = None


class FilterBody(msgspec.Struct, kw_only=True):
    """Only requests of which this holds."""

    member: Member
    operator: Literal["equals", "notEquals", "set", "notSet"]
    values: Annotated[list[str | None], msgspec.Meta(max_length=500)] = []


class QueryBody(msgspec.Struct, kw_only=True):
    """What to count or time, by what, and of which requests."""

    measures: Annotated[list[Member], msgspec.Meta(min_length=1, max_length=20)]
    time_dimensions: Annotated[list[TimeDimensionBody], msgspec.Meta(max_length=1)] = []
    dimensions: Annotated[list[Member], msgspec.Meta(max_length=5)] = []
    filters: Annotated[list[FilterBody], msgspec.Meta(max_length=20)] = []


class InsightsBody(msgspec.Struct):
    """A question."""

    query: QueryBody


class InsightsAnswer(msgspec.Struct):
    """Flat rows, each value under the name it was asked for by."""

    insights: list[dict[str, Any]]
