"""Who takes part in conversations, and the tags on them."""

from msgspec import UNSET

from parley.api.featurebase.acts import participating
from parley.api.featurebase.acts.acting import act_as
from parley.api.featurebase.acts.tagging import tag, untag
from parley.api.featurebase.ids import Kind, id_in_body, id_in_path
from parley.api.featurebase.routes.conversations import whole
from parley.api.featurebase.schemas.conversation_bodies import ParticipantAdd, ParticipantRemove, TagAttach, TagDetach
from parley.api.featurebase.schemas.conversations import ConversationWire, TaggedWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core.tags import TagNotFound
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Conversations", lenient=True)
NOBODY = "507f1f77bcf86cd799439011"


@ROUTES.post(
    "/conversations/{conversation_id}/participants",
    status=200,
    raises=[TicketNotFound],
    example={"participant": {"email": "john@example.com"}},
)
async def add_participant(work: Work, call: Call, conversation_id: str, body: ParticipantAdd) -> ConversationWire:
    """Have a contact take part: it gets a copy of what is said."""
    if body.acting_admin_id is not UNSET:
        await act_as(work, body.acting_admin_id, "actingAdminId")
    number = number_in_path(conversation_id, TicketNotFound)
    await participating.add(work, number, body.participant)
    return await whole(work, call, number)


@ROUTES.delete(
    "/conversations/{conversation_id}/participants",
    status=200,
    raises=[TicketNotFound],
    example={"id": NOBODY},
)
async def remove_participant(work: Work, call: Call, conversation_id: str, body: ParticipantRemove) -> ConversationWire:
    """Have a contact take part no more. The last one cannot be removed."""
    if body.acting_admin_id is not UNSET:
        await act_as(work, body.acting_admin_id, "actingAdminId")
    number = number_in_path(conversation_id, TicketNotFound)
    await participating.remove(work, number, body.id)
    return await whole(work, call, number)


@ROUTES.post(
    "/conversations/{conversation_id}/tags",
    status=200,
    raises=[TicketNotFound],
    example={"tagId": NOBODY, "actingAdminId": NOBODY},
)
async def attach_tag(work: Work, conversation_id: str, body: TagAttach) -> TaggedWire:
    """Put a tag on a conversation, in an admin's name."""
    number = number_in_path(conversation_id, TicketNotFound)
    agent = await act_as(work, body.acting_admin_id, "actingAdminId")
    return await tag(work, number, id_in_body(work.workspace, Kind.TAG, body.tag_id, "tagId"), agent)


@ROUTES.delete(
    "/conversations/{conversation_id}/tags/{tag_id}",
    status=200,
    raises=[TicketNotFound, TagNotFound],
    example={"actingAdminId": NOBODY},
)
async def detach_tag(work: Work, conversation_id: str, tag_id: str, body: TagDetach) -> TaggedWire:
    """Take a tag off a conversation, in an admin's name."""
    number = number_in_path(conversation_id, TicketNotFound)
    chosen = id_in_path(work.workspace, Kind.TAG, tag_id, TagNotFound)
    agent = await act_as(work, body.acting_admin_id, "actingAdminId")
    return await untag(work, number, chosen, agent)
