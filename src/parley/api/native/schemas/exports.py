"""Exports on the wire."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.words import Moment

Form: TypeAlias = Literal["ndjson", "csv"]
Word: TypeAlias = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]


class ExportFilter(msgspec.Struct, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Which tickets, in the words of `GET /tickets`: lists are comma-separated, filters are joined by "and"."""

    status: Word | None = None
    state: Word | None = None
    priority: Word | None = None
    assignee_id: Word | None = None
    customer_id: Word | None = None
    company_id: Word | None = None
    team_id: Word | None = None
    inbox_id: Word | None = None
    category_id: Word | None = None
    unassigned: bool | None = None
    tags: Word | None = None
    search: Annotated[str, msgspec.Meta(min_length=1, max_length=500)] | None = None


class ExportCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to write: tickets in the order of their creation, as JSON lines or as RFC 4180 CSV with a head."""

    format: Form
    filter: ExportFilter = msgspec.field(default_factory=ExportFilter)


class ExportWire(msgspec.Struct):
    """An export. `rows` grows while it is written; `url` is a link of an hour.

    It is there from its end until a day later, or until a customer is erased: then ask for another export.
    """

    id: Annotated[str, msgspec.Meta(examples=["exp_123"])]
    status: Literal["waiting", "running", "done", "failed"]
    format: Form
    filter: dict[str, Any]
    rows: int
    error: str | None
    url: str | None
    created_at: Moment
    finished_at: Moment | None


class ExportQuery(ListQuery, kw_only=True):
    """Exports, newest first."""

    COLUMNS = {"created_at": ("e.created_at", "timestamptz")}  # noqa: RUF012 -- a ClassVar of the base
