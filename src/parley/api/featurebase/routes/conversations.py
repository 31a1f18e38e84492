"""Conversations."""

from functools import partial

from parley.api.featurebase.acts.acting import act_as
from parley.api.featurebase.acts.discussing import alter, answer, begin
from parley.api.featurebase.ids import Kind, NoSuchObject, id_in_body, ids_in_query
from parley.api.featurebase.mapping.conversations import conversation_to_wire, conversation_to_wire_whole
from parley.api.featurebase.mapping.parts import part_to_wire
from parley.api.featurebase.paging import ListWire, page, search_from
from parley.api.featurebase.schemas.conversation_bodies import (
    ConversationCreate,
    ConversationRedact,
    ConversationReply,
    ConversationUpdate,
)
from parley.api.featurebase.schemas.conversations import (
    ConversationDeleted,
    ConversationQuery,
    ConversationWire,
    OneConversationQuery,
)
from parley.api.featurebase.schemas.parts import PartWire
from parley.api.featurebase.views.showing import showing
from parley.api.featurebase.views.threads import LISTED, thread_of, threads_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.clauses import Clause
from parley.core.dossiers import list_dossiers, new_dossier
from parley.core.errors import Invalid
from parley.core.tickets import MessageKind, MessageNotFound, TicketClosed, TicketFilter, TicketNotFound
from parley.core.work import Work
from parley.kit.ids import parse_number

ROUTES = Routes("Conversations", lenient=True)
EXAMPLE = {"from": {"type": "contact", "id": "676f0f6765bdaa7d7d760f88"}, "bodyMarkdown": "Hello, I have a question."}


async def whole(work: Work, call: Call, number: int, *, expanded: bool = False) -> ConversationWire:
    """Answer with a conversation and its parts."""
    dossier, shown = await thread_of(work, call, number)
    return conversation_to_wire_whole(dossier, shown, expanded=expanded)


@ROUTES.get("/conversations")
async def list_conversations(work: Work, call: Call, query: ConversationQuery) -> ListWire[ConversationWire]:
    """List conversations, newest first."""
    tags = [Clause("tag", "=", tag) for tag in ids_in_query(work.workspace, Kind.TAG, query.tag_ids, "tagIds")]
    found = await list_dossiers(work, search_from(call, query), TicketFilter(clauses=tags), parts=LISTED)
    shown = await threads_of(work, call, found.items)
    spell = partial(conversation_to_wire, expanded=bool(query.include))
    return page(call, query, found, lambda dossier: spell(dossier, shown))


@ROUTES.post("/conversations", raises=[NoSuchObject], example=EXAMPLE)
async def create_conversation(work: Work, call: Call, body: ConversationCreate) -> ConversationWire:
    """Begin a conversation, as a contact or as an admin who reaches out."""
    dossier = new_dossier(await begin(work, body))
    return conversation_to_wire(dossier, await threads_of(work, call, [dossier]))


@ROUTES.post(
    "/conversations/redact",
    status=200,
    raises=[MessageNotFound],
    example={"type": "conversation_part", "conversationId": "42", "conversationPartId": "507f1f77bcf86cd799439011"},
)
async def redact_conversation_part(work: Work, call: Call, body: ConversationRedact) -> ConversationWire:
    """Redact a message: nothing is left of what it said."""
    if isinstance(body.acting_admin_id, str):
        await act_as(work, body.acting_admin_id, "actingAdminId")
    number = parse_number(body.conversation_id)
    if number is None:
        raise Invalid.at("conversationId", "Must be a conversation's id, such as 42")
    part = id_in_body(work.workspace, Kind.PART, body.conversation_part_id, "conversationPartId")
    try:
        message = await tickets.get_message(work, message=part)
    except MessageNotFound:
        raise NoSuchObject("conversationPartId") from None
    if message.ticket != number:
        raise NoSuchObject("conversationPartId")
    if message.kind is MessageKind.SYSTEM:
        raise Invalid.at("conversationPartId", "Only what somebody said can be redacted")
    await tickets.redact_message(work, message=part)
    return await whole(work, call, number)


@ROUTES.get("/conversations/{conversation_id}", raises=[TicketNotFound])
async def get_conversation(
    work: Work, call: Call, conversation_id: str, query: OneConversationQuery
) -> ConversationWire:
    """Get a conversation with its newest 500 parts, oldest first."""
    number = number_in_path(conversation_id, TicketNotFound)
    return await whole(work, call, number, expanded=bool(query.include))


@ROUTES.patch("/conversations/{conversation_id}", raises=[TicketNotFound, TicketClosed], example={"state": "closed"})
async def update_conversation(
    work: Work, call: Call, conversation_id: str, body: ConversationUpdate
) -> ConversationWire:
    """Change a conversation: only what is given."""
    number = number_in_path(conversation_id, TicketNotFound)
    await alter(work, number, body)
    return await whole(work, call, number)


@ROUTES.delete("/conversations/{conversation_id}", status=200, raises=[TicketNotFound])
async def delete_conversation(work: Work, conversation_id: str) -> ConversationDeleted:
    """Delete a conversation and its ticket."""
    number = number_in_path(conversation_id, TicketNotFound)
    await tickets.delete_ticket(work, number=number)
    return ConversationDeleted(str(number))


@ROUTES.post(
    "/conversations/{conversation_id}/reply",
    raises=[TicketNotFound],
    example={"type": "contact", "userId": "user_123", "bodyMarkdown": "Thank you!", "messageType": "reply"},
)
async def reply_to_conversation(work: Work, call: Call, conversation_id: str, body: ConversationReply) -> PartWire:
    """Reply to a conversation as a contact or an admin, or write a note."""
    message = await answer(work, number_in_path(conversation_id, TicketNotFound), body)
    ticket = await tickets.get_ticket(work, number=message.ticket)
    return part_to_wire(message, ticket, [], await showing(work, call, [ticket]))
