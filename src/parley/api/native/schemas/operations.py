"""Operations on the wire: what was done to several things at once, and can be undone."""

from typing import Annotated, ClassVar, Literal

import msgspec

from parley.api.native.paging import ListQuery
from parley.api.native.schemas.events import ActorWire
from parley.api.native.schemas.tickets import TicketWire
from parley.api.native.schemas.words import Moment


class OperationWire(msgspec.Struct):
    """A merge, a split or a batch. Until `expires_at`, for seven days, it can be undone, once."""

    id: Annotated[str, msgspec.Meta(examples=["op_123"])]
    kind: Literal["merge", "split", "batch"]
    ticket_ids: list[str]
    actor: ActorWire
    created_at: Moment
    expires_at: Moment
    undone_at: Moment | None


class LeftWire(msgspec.Struct):
    """What undoing left, for others changed it since, or what it would name is gone.

    `what` is a property of the ticket, or `conversations` that went elsewhere, or the whole `ticket`, where somebody
    has worked on one that the operation made or has deleted one that it changed.
    """

    ticket_id: str
    what: Annotated[str, msgspec.Meta(examples=["status"])]
    conversation_ids: list[str]


class UndoneWire(OperationWire):
    """An operation that was undone, and what was left as it is."""

    left: list[LeftWire]


class RearrangedWire(TicketWire, gc=False, kw_only=True):
    """The ticket that holds what was moved, and the operation by which that can be undone."""

    operation: OperationWire


class OperationQuery(ListQuery, kw_only=True):
    """Operations, newest first."""

    COLUMNS: ClassVar[dict[str, tuple[str, str]]] = {"created_at": ("o.created_at", "timestamptz")}

    ticket_id: Annotated[str, msgspec.Meta(max_length=40, description="Those that touched one ticket")] | None = None
