"""Reports on the wire."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.schemas.words import Moment

Words: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Ids: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
When: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class TimesWire(msgspec.Struct):
    """How long it took, in minutes: of so many tickets the average, the median, and what nine of ten stayed below."""

    count: int
    avg: float | None
    median: float | None
    p90: float | None


class ReportRow(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What was asked for, and nothing else; `period` is the beginning of the day, week or month."""

    period: Moment | UnsetType = UNSET
    state: str | UnsetType = UNSET
    priority: Literal["low", "medium", "high", "urgent"] | UnsetType = UNSET
    inbox_id: str | UnsetType = UNSET
    assignee_id: str | UnsetType | None = UNSET
    team_id: str | UnsetType | None = UNSET
    requests: int | UnsetType = UNSET
    first_response_time: TimesWire | UnsetType = UNSET
    resolution_time: TimesWire | UnsetType = UNSET
    first_resolution_time: TimesWire | UnsetType = UNSET


class ReportWire(msgspec.Struct):
    """A report, 10,000 rows at most."""

    data: list[ReportRow]


class ReportQuery(msgspec.Struct, kw_only=True):
    """What to count, by what, and of which tickets; lists are separated by commas."""

    measures: Annotated[
        Words,
        msgspec.Meta(description="`requests`, `first_response_time`, `resolution_time`, `first_resolution_time`"),
    ] = "requests"
    dimensions: (
        Annotated[Words, msgspec.Meta(description="`state`, `priority`, `inbox`, `assignee`, `team`")] | None
    ) = None
    granularity: (
        Annotated[Literal["day", "week", "month"], msgspec.Meta(description="Of the opening, in UTC")] | None
    ) = None
    since: (
        Annotated[When, msgspec.Meta(description="Opened at or after this time; five years back by default")] | None
    ) = None
    until: Annotated[When, msgspec.Meta(description="Opened before this time; now by default")] | None = None
    state: Annotated[Words, msgspec.Meta(description="Only tickets in these states")] | None = None
    priority: Annotated[Words, msgspec.Meta(description="Only tickets of these priorities")] | None = None
    inbox_id: Annotated[Ids, msgspec.Meta(description="Only tickets in these inboxes")] | None = None
    assignee_id: Annotated[Ids, msgspec.Meta(description="Only tickets of these users; `none` is nobody")] | None = None
    team_id: Annotated[Ids, msgspec.Meta(description="Only tickets of these teams; `none` is no team")] | None = None
