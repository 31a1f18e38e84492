"""Reports on the wire."""

from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.schemas.words import Moment

Words: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Ids: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
When: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Zone: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
Dimensions: TypeAlias = Annotated[
    Words,
    msgspec.Meta(
        description="`state`, `priority`, `inbox`, `assignee`, `team`, `category`, `tag`;"
        " by `tag` a ticket counts once for each of its tags"
    ),
]


class TimesWire(msgspec.Struct):
    """How long it took, in minutes: of so many tickets the average, the median, and what nine of ten stayed below."""

    count: int
    avg: float | None
    median: float | None
    p90: float | None


class ReportParts(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What tells the rows of a report apart, as far as it was asked for; null is none. Beside an id stands its name."""

    state: str | UnsetType = UNSET
    priority: Literal["low", "medium", "high", "urgent"] | UnsetType = UNSET
    inbox_id: str | UnsetType = UNSET
    inbox: str | UnsetType = UNSET
    assignee_id: str | UnsetType | None = UNSET
    assignee: str | UnsetType | None = UNSET
    team_id: str | UnsetType | None = UNSET
    team: str | UnsetType | None = UNSET
    category_id: str | UnsetType | None = UNSET
    category: str | UnsetType | None = UNSET
    tag_id: str | UnsetType | None = UNSET
    tag: str | UnsetType | None = UNSET


class ReportRow(ReportParts, omit_defaults=True, kw_only=True):
    """What was asked for, and nothing else.

    `period` is the moment at which the day, week or month begins in the time zone, `day` its date.
    """

    period: Moment | UnsetType = UNSET
    day: str | UnsetType = UNSET
    requests: int | UnsetType = UNSET
    first_response_time: TimesWire | UnsetType = UNSET
    resolution_time: TimesWire | UnsetType = UNSET
    first_resolution_time: TimesWire | UnsetType = UNSET


class ReportWire(msgspec.Struct):
    """A report, 10,000 rows at most."""

    data: list[ReportRow]


class FlowRow(msgspec.Struct):
    """A day, week or month: how many tickets were opened and solved in it, and how many were unsolved at its end."""

    day: str
    period: Moment
    opened: int
    solved: int
    backlog: int


class FlowWire(msgspec.Struct):
    """A row for every day, week or month, also where nothing happened."""

    data: list[FlowRow]


class AgesWire(msgspec.Struct):
    """How many were opened so long ago."""

    under_1_day: int
    under_3_days: int
    under_7_days: int
    under_30_days: int
    older: int


class BacklogRow(ReportParts, omit_defaults=True, kw_only=True):
    """How many tickets are not solved now, how many of them wait for a first answer, and how old they are.

    The ages leave out each other: a ticket is counted in one of them.
    """

    open: int
    unanswered: int
    oldest_at: Moment | None
    ages: AgesWire


class BacklogWire(msgspec.Struct):
    """What is not solved now, 10,000 rows at most."""

    data: list[BacklogRow]


class TicketsQuery(msgspec.Struct, kw_only=True):
    """Which tickets; lists are separated by commas."""

    state: Annotated[Words, msgspec.Meta(description="Only tickets in these states")] | None = None
    priority: Annotated[Words, msgspec.Meta(description="Only tickets of these priorities")] | None = None
    inbox_id: Annotated[Ids, msgspec.Meta(description="Only tickets in these inboxes")] | None = None
    assignee_id: Annotated[Ids, msgspec.Meta(description="Only tickets of these users; `none` is nobody")] | None = None
    team_id: Annotated[Ids, msgspec.Meta(description="Only tickets of these teams; `none` is no team")] | None = None
    category_id: (
        Annotated[Ids, msgspec.Meta(description="Only tickets of these categories; `none` is no category")] | None
    ) = None
    tag_id: (
        Annotated[Ids, msgspec.Meta(description="Only tickets with one of these tags; `none` is without tags")] | None
    ) = None


class BacklogQuery(TicketsQuery, kw_only=True):
    """By what to tell them apart, and which tickets; lists are separated by commas."""

    dimensions: Dimensions | None = None


class SpanQuery(TicketsQuery, kw_only=True):
    """Which time."""

    since: (
        Annotated[When, msgspec.Meta(description="At or after this time or day; five years back by default")] | None
    ) = None
    until: Annotated[When, msgspec.Meta(description="Before this time or day; now by default")] | None = None
    time_zone: Annotated[
        Zone, msgspec.Meta(description="Where days begin, such as `Europe/Berlin`", examples=["Europe/Berlin"])
    ] = "UTC"


class ReportQuery(SpanQuery, kw_only=True):
    """What to count, by what, and of which tickets, by when they were opened; lists are separated by commas."""

    measures: Annotated[
        Words,
        msgspec.Meta(description="`requests`, `first_response_time`, `resolution_time`, `first_resolution_time`"),
    ] = "requests"
    dimensions: Dimensions | None = None
    granularity: (
        Annotated[Literal["day", "week", "month"], msgspec.Meta(description="Of the opening, in the time zone")] | None
    ) = None


class FlowQuery(SpanQuery, kw_only=True):
    """Which time, and of which tickets; those of a tag, an inbox and so on are those that are so now."""

    granularity: Annotated[Literal["day", "week", "month"], msgspec.Meta(description="How long a row is")] = "day"
