"""Comments."""

from parley.api.clearfeed.tickets.bodies import text_in_body
from parley.api.clearfeed.tickets.ids import request_in_path
from parley.api.clearfeed.tickets.mapping import comment_to_wire, field_name
from parley.api.clearfeed.tickets.schemas import CommentCreate, CommentWire
from parley.api.toolbox.faults import faults_spelled
from parley.api.toolbox.routes import Routes
from parley.core import tickets
from parley.core.tickets import TicketNotFound
from parley.core.work import Work

ROUTES = Routes("Comments", lenient=True)


@ROUTES.post(
    "/{request_id}/comments",
    raises=[TicketNotFound],
    example={"body": "The fix is rolling out.", "is_private": False},
)
async def add_comment(work: Work, request_id: str, body: CommentCreate) -> CommentWire:
    """Add a comment. A private one is seen by the team only; any other goes to the requester as a reply."""
    text = await text_in_body(body.body, "body")
    with faults_spelled(field_name):
        message = await tickets.add_message(
            work, ticket=request_in_path(request_id), body=text, internal=body.is_private
        )
    return comment_to_wire(message)
