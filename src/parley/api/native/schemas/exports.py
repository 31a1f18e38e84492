"""Exports on the wire."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.filters import TicketWanted
from parley.api.native.schemas.words import Moment

Form: TypeAlias = Literal["ndjson", "csv"]


class ExportCreate(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What to write: tickets in the order of their creation, as JSON lines or as RFC 4180 CSV with a head."""

    format: Form
    filter: TicketWanted = msgspec.field(default_factory=TicketWanted)


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
