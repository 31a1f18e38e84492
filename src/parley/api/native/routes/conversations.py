"""Conversations."""

from collections.abc import Sequence

from parley.api.native.bodies import text_in_body
from parley.api.native.envelopes import Bare, Many, One, many, one
from parley.api.native.ids import id_in_path, ticket_in_body, ticket_in_path
from parley.api.native.mapping.conversations import message_to_wire, original_to_wire
from parley.api.native.mapping.files import attachment_to_wire
from parley.api.native.mapping.tickets import files_in_body
from parley.api.native.paging import search_from
from parley.api.native.schemas.conversations import (
    ConversationCreate,
    ConversationQuery,
    ConversationWire,
    OriginalWire,
)
from parley.api.native.schemas.files import AttachmentWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.errors import Fault, Invalid
from parley.core.files import list_for_messages
from parley.core.tickets import Message, MessageKind, MessageNotFound, TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Conversations")


async def attachments_of(work: Work, call: Call, found: Sequence[Message]) -> dict[int, list[AttachmentWire]]:
    """Find the files of messages, each with a signed link."""
    files = await list_for_messages(work.connection, work.workspace, [message.id for message in found])
    return {message: [attachment_to_wire(call, file) for file in of_message] for message, of_message in files.items()}


@ROUTES.get("/conversations")
async def list_conversations(work: Work, call: Call, query: ConversationQuery) -> Many[ConversationWire]:
    """List conversations, of one ticket or of all, newest first."""
    ticket = None if query.ticket_id is None else ticket_in_body(query.ticket_id, "ticket_id")
    kind = None if query.type is None else MessageKind(query.type)
    search = search_from(call, query)
    found = await tickets.list_messages(work, search, ticket=ticket, kind=kind, internal=query.internal)
    files = await attachments_of(work, call, found.items)
    return many(call, query, found, lambda message: message_to_wire(message, files.get(message.id, [])))


@ROUTES.post(
    "/conversations",
    example={
        "ticket_id": "tkt_123",
        "content": "Thank you for reaching out...",
        "type": "reply",
        "internal": False,
    },
)
async def create_conversation(work: Work, call: Call, body: ConversationCreate) -> One[ConversationWire]:
    """Reply to a ticket, or write a note. Use `internal: true` for private notes."""
    faults: list[Fault] = []
    files = files_in_body(body.attachments, faults)
    if body.type == "note" and body.internal is False:
        faults.append(Fault("internal", "A note is internal"))
    if faults:
        raise Invalid(faults)
    message = await _add(work, body, files)
    shown = await attachments_of(work, call, [message])
    return one(call, message_to_wire(message, shown.get(message.id, [])), 1)


async def _add(work: Work, body: ConversationCreate, files: dict[str, int]) -> Message:
    """Add the message; a ticket that does not exist is a fault of the body."""
    try:
        return await tickets.add_message(
            work,
            ticket=ticket_in_body(body.ticket_id, "ticket_id"),
            body=await text_in_body(body.content, body.format),
            internal=body.internal is True or body.type == "note",
            files=files,
        )
    except TicketNotFound:
        raise Invalid.at("ticket_id", "Unknown ticket") from None


@ROUTES.get("/conversations/{conversation_id}", raises=[MessageNotFound])
async def get_conversation(work: Work, call: Call, conversation_id: str) -> One[ConversationWire]:
    """Get a conversation."""
    number = id_in_path("conv", conversation_id, MessageNotFound)
    message = await tickets.get_message(work, message=number)
    files = await attachments_of(work, call, [message])
    return one(call, message_to_wire(message, files.get(message.id, [])), 1)


@ROUTES.get("/conversations/{conversation_id}/original", raises=[MessageNotFound])
async def get_original(work: Work, conversation_id: str) -> Bare[OriginalWire]:
    """Get what was written as a conversation, byte for byte, and where it came from."""
    number = id_in_path("conv", conversation_id, MessageNotFound)
    return Bare(original_to_wire(await tickets.get_original(work, message=number)))


@ROUTES.get("/tickets/{ticket_id}/original", raises=[TicketNotFound])
async def get_original_description(work: Work, ticket_id: str) -> Bare[OriginalWire]:
    """Get what was written as a ticket's description, byte for byte, and where it came from."""
    return Bare(original_to_wire(await tickets.get_original_opening(work, ticket=ticket_in_path(ticket_id))))
