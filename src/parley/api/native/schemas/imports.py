"""Imports on the wire."""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.tickets import Format, Id, Text, TicketCreate
from parley.api.native.schemas.words import Moment
from parley.core.errors import Fault

When: TypeAlias = Annotated[str, msgspec.Meta(max_length=40, extra_json_schema={"format": "date-time"})]
MEDIA = "application/x-ndjson"


class ImportMessage(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What was said: by the ticket's customer, or by an agent, who is the importer where no `author_id` is given."""

    content: Text
    created_at: When
    format: Format | UnsetType = UNSET
    internal: bool = False
    author: Literal["customer", "agent"] = "customer"
    author_id: Id | UnsetType = UNSET


class ImportLine(TicketCreate, forbid_unknown_fields=True, kw_only=True):
    """One line: a ticket as for `POST /tickets`, with its past. A line of an `external_id` comes in once for ever."""

    external_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255)] | UnsetType = UNSET
    number: Annotated[int, msgspec.Meta(ge=1, le=2**53)] | UnsetType = UNSET
    created_at: When | UnsetType = UNSET
    updated_at: When | UnsetType = UNSET
    resolved_at: When | UnsetType = UNSET
    messages: Annotated[list[ImportMessage], msgspec.Meta(max_length=1000)] | UnsetType = UNSET


CONTENT: dict[str, Any] = {
    MEDIA: {
        "schema": {
            "type": "string",
            "description": "JSON lines: on each a ticket as for `POST /tickets`, but without attachments, and where"
            " wanted with `external_id`, `number`, `created_at`, `updated_at`, `resolved_at` and `messages`"
            " (`content`, `created_at`, `format`, `internal`, `author` customer or agent, `author_id`).",
        }
    }
}


class StartQuery(msgspec.Struct, kw_only=True):
    """What to call it."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=255, description="What to call the import")] = "Import"


class ImportWire(msgspec.Struct):
    """An import: of its `lines`, so many are `done` and so many `refused`; `error` says why it failed."""

    id: Annotated[str, msgspec.Meta(examples=["imp_123"])]
    name: str
    status: Literal["uploading", "waiting", "running", "done", "failed", "canceled"]
    lines: int
    done: int
    refused: int
    error: str | None
    version: int
    created_at: Moment
    updated_at: Moment
    finished_at: Moment | None


class RefusedLineWire(msgspec.Struct):
    """A line that was not taken in: its number from 1, what it says, and everything that is wrong with it."""

    line: int
    content: str
    faults: list[Fault]


class ImportQuery(ListQuery, kw_only=True):
    """Imports, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("i.created_at", "timestamptz")}


class RefusedQuery(ListQuery, kw_only=True):
    """Refused lines, the last first unless told otherwise."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("r.line", "bigint")}
