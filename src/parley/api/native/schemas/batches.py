"""Many tickets at once, on the wire."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.faults import ErrorBody
from parley.api.native.schemas.operations import OperationWire
from parley.api.native.schemas.tickets import SnoozeBody, TicketCreate, TicketId, TicketUpdate
from parley.core.tickets import MOST_OPERATIONS


class BatchOperation(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Either `create`, a new ticket, or `id` and one of `update`, what to change of it, `snooze`, `delete`, which is
    true, and `read`, whether you have read it. `if_match` is the `version` that it must still have.
    """

    create: TicketCreate | UnsetType = UNSET
    id: TicketId | int | UnsetType = UNSET
    update: TicketUpdate | UnsetType = UNSET
    snooze: SnoozeBody | UnsetType = UNSET
    delete: bool | UnsetType = UNSET
    read: bool | UnsetType = UNSET
    if_match: Annotated[int, msgspec.Meta(ge=1)] | UnsetType = UNSET


class BatchBody(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Up to 1,000 operations. `all`: one that is refused leaves everything as it was; `each`: each by itself."""

    operations: Annotated[list[BatchOperation], msgspec.Meta(min_length=1, max_length=MOST_OPERATIONS)]
    mode: Literal["all", "each"] = "all"


class BatchResult(msgspec.Struct, omit_defaults=True):
    """What became of the operation at the same place: 201 created, 200 updated, snoozed or marked, 204 deleted, or the
    status and body of an error. `unread` says of a marked ticket whether anything on it is unread to you.
    """

    status: int
    id: Annotated[str, msgspec.Meta(examples=["tkt_123"])] | None = None
    version: int | None = None
    unread: bool | None = None
    error: ErrorBody | None = None


class BatchMeta(msgspec.Struct):
    """How many were created, updated or snoozed, refused, deleted, and marked as read or unread."""

    created: int
    updated: int
    refused: int
    deleted: int
    marked: int


class BatchWire(msgspec.Struct):
    """What became of every operation, in their order, and by what all can be undone; null where nothing changed."""

    data: list[BatchResult]
    meta: BatchMeta
    operation: OperationWire | None
