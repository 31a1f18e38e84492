"""Messages on requests."""

import msgspec

from parley.api.clearfeed.rest.mapping.changes import NAMES, status_for
from parley.api.clearfeed.rest.mapping.messages import message_in_ts, message_to_wire
from parley.api.clearfeed.rest.schemas.request_bodies import MessageCreate
from parley.api.clearfeed.rest.schemas.requests import MessageAnswer
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.actor import Actor, ActorKind
from parley.core.dossiers import Dossier, Part, get_dossier
from parley.core.errors import Invalid
from parley.core.tickets import TicketChanges, TicketClosed, TicketNotFound
from parley.core.work import Work
from parley.kit.text.html import body_from

ROUTES = Routes("Requests", lenient=True)
PARTS = (Part.THREADS, Part.MESSAGES)
BOT = "Bot"


@ROUTES.post(
    "/requests/{request_id}/message",
    raises=[TicketNotFound, TicketClosed],
    example={"html_body": "<p>We are on it.</p>", "is_private": False, "state": "in_progress"},
)
async def create_message(work: Work, request_id: str, body: MessageCreate) -> MessageAnswer:
    """Answer a request, or write a private note on it; the state can be set along with it.

    A `thread_ts` is that of one of the request's threads, or the `ts` of one of its messages.
    """
    number = number_in_path(request_id, TicketNotFound)
    await tickets.hold_tickets(work, number)
    dossier = await get_dossier(work, number=number, parts=PARTS)
    private, parent = _place(body, dossier)
    with faults_named({**NAMES, "content": "html_body", "parent_id": "thread_ts"}):
        said = body_from(body.html_body, "html")
        speaker = _as_bot(work) if body.post_as_bot else work
        message = await tickets.add_message(speaker, ticket=number, body=said, internal=private, parent=parent)
        if body.state is not None:
            setup = await tickets.setup_for(work, [dossier.ticket])
            status = status_for(dossier.ticket, body.state, setup)
            await tickets.update_ticket(work, number=number, changes=TicketChanges(status=status))
    return MessageAnswer(message_to_wire(message, dossier))


def _place(body: MessageCreate, dossier: Dossier) -> tuple[bool, int | None]:
    """Return whether the message is the team's alone, and which message it answers.

    Whatever says that it is private wins. Raises Invalid for a thread that is not the request's.
    """
    private = body.is_private or body.user_reply_channel_type == "triage"
    if body.thread_ts is None:
        return private, None
    for kind, thread in dossier.threads.items():
        if thread.thread_ts == body.thread_ts:
            return private or kind == "triage", None
    wanted = message_in_ts(body.thread_ts)
    for message in dossier.messages:
        if message.id == wanted:
            return private or message.is_internal, message.id
    raise Invalid.at("thread_ts", "Unknown thread")


def _as_bot(work: Work) -> Work:
    """Return the same unit of work, speaking as the integration and not as the agent whose key it is."""
    who = work.actor
    return msgspec.structs.replace(
        work, actor=Actor(who.workspace, ActorKind.KEY, who.key_id, BOT, who.role, who.key_id)
    )
