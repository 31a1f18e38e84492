"""Drafts: writing, sending, and taking back."""

from collections.abc import Sequence

from msgspec import UNSET

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ticket_in_body, ticket_in_path
from parley.api.native.mapping.drafts import draft_to_wire, held_to_wire
from parley.api.native.mapping.tickets import files_in_body
from parley.api.native.paging import search_from
from parley.api.native.schemas.drafts import (
    DraftBody,
    DraftKind,
    DraftQuery,
    DraftWire,
    HeldListWire,
    HeldWire,
    SendBody,
)
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import drafts
from parley.core.drafts import Draft, DraftNotFound, HeldMessage, HeldNotFound
from parley.core.errors import Fault, Invalid, VersionMismatch
from parley.core.files import find_files
from parley.core.tickets import MessageKind, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Drafts")
HELD_VERSION = 1


async def _shown(work: Work, call: Call, draft: Draft) -> One[DraftWire]:
    files = await find_files(work.connection, work.workspace, draft.files) if draft.files else {}
    return one(call, draft_to_wire(call, draft, files), draft.version)


async def _held(work: Work, call: Call, held: Sequence[HeldMessage]) -> list[HeldWire]:
    wanted = [file for each in held for file in each.files]
    files = await find_files(work.connection, work.workspace, wanted) if wanted else {}
    return [held_to_wire(call, each, files, work.now) for each in held]


@ROUTES.get("/drafts")
async def list_drafts(work: Work, call: Call, query: DraftQuery) -> Many[DraftWire]:
    """List what you are writing, to one ticket or to all."""
    ticket = None if query.ticket_id is None else ticket_in_body(query.ticket_id, "ticket_id")
    found = await drafts.list_drafts(work, search_from(call, query), ticket=ticket)
    files = await find_files(work.connection, work.workspace, [file for draft in found.items for file in draft.files])
    return many(call, query, found, lambda draft: draft_to_wire(call, draft, files))


@ROUTES.get("/tickets/{ticket_id}/draft", raises=[TicketNotFound, DraftNotFound])
async def get_draft(work: Work, call: Call, ticket_id: str, query: DraftKind) -> One[DraftWire]:
    """Get what you are writing to a ticket."""
    draft = await drafts.get_draft(work, ticket=ticket_in_path(ticket_id), kind=MessageKind(query.kind))
    return await _shown(work, call, draft)


@ROUTES.put(
    "/tickets/{ticket_id}/draft", raises=[TicketNotFound, DraftNotFound, VersionMismatch], example={"content": "Dear"}
)
async def save_draft(work: Work, call: Call, ticket_id: str, query: DraftKind, body: DraftBody) -> One[DraftWire]:
    """Keep what you are writing to a ticket, with its files. Nobody else sees it."""
    faults: list[Fault] = []
    files = files_in_body(body.attachments, faults)
    if faults:
        raise Invalid(faults)
    draft = await drafts.save_draft(
        work,
        ticket=ticket_in_path(ticket_id),
        kind=MessageKind(query.kind),
        raw=body.content,
        files=files,
        expected=call.expected_version,
    )
    return await _shown(work, call, draft)


@ROUTES.delete("/tickets/{ticket_id}/draft", raises=[TicketNotFound, DraftNotFound, VersionMismatch])
async def discard_draft(work: Work, call: Call, ticket_id: str, query: DraftKind) -> None:
    """Discard what you are writing to a ticket."""
    kind = MessageKind(query.kind)
    await drafts.discard_draft(work, ticket=ticket_in_path(ticket_id), kind=kind, expected=call.expected_version)


@ROUTES.post(
    "/tickets/{ticket_id}/draft/send",
    status=202,
    raises=[TicketNotFound, DraftNotFound, VersionMismatch],
    example={"undo_seconds": 10, "status": "solved"},
)
async def send_draft(work: Work, call: Call, ticket_id: str, query: DraftKind, body: SendBody) -> One[HeldWire]:
    """Send what you were writing. It is written in some seconds; until then it can be taken back."""
    held = await drafts.send_draft(
        work,
        ticket=ticket_in_path(ticket_id),
        kind=MessageKind(query.kind),
        undo=body.undo_seconds,
        status=None if body.status is UNSET else body.status,
        expected=call.expected_version,
    )
    (shown,) = await _held(work, call, [held])
    return one(call, shown, HELD_VERSION)


@ROUTES.get("/tickets/{ticket_id}/held", raises=[TicketNotFound])
async def list_held(work: Work, call: Call, ticket_id: str) -> HeldListWire:
    """List what you have sent to a ticket and can still take back, next first, a hundred at most."""
    return HeldListWire(await _held(work, call, await drafts.list_held(work, ticket=ticket_in_path(ticket_id))))


@ROUTES.post("/tickets/{ticket_id}/held/{held_id}/undo", status=200, raises=[TicketNotFound, HeldNotFound])
async def recall_message(work: Work, call: Call, ticket_id: str, held_id: str) -> One[DraftWire]:
    """Undo the sending: it is a draft again, before what you have begun since. 404 once it was written."""
    held = id_in_path("held", held_id, HeldNotFound)
    return await _shown(work, call, await drafts.recall_message(work, ticket=ticket_in_path(ticket_id), held=held))
