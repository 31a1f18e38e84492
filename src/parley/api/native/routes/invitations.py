"""Invitations: ask people to join."""

from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_path, ids_in_body
from parley.api.native.mapping.invitations import PREFIX, invitation_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.invitations import InvitationCreate, InvitationQuery, InvitationWire
from parley.api.native.seating import postman_of
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import seats
from parley.core.actor import Role
from parley.core.errors import VersionMismatch
from parley.core.people import AgentEmailTaken
from parley.core.seats import AlreadyInvited, InvitationNotFound, Invited
from parley.core.work import Work

ROUTES = Routes("Invitations")


@ROUTES.get("/invitations")
async def list_invitations(work: Work, call: Call, query: InvitationQuery) -> Many[InvitationWire]:
    """List the invitations that wait, expired ones too. For admins."""
    return many(call, query, await seats.list_invitations(work, search_from(call, query)), invitation_to_wire)


@ROUTES.post(
    "/invitations",
    raises=[AlreadyInvited, AgentEmailTaken],
    example={"email": "bo@example.com", "name": "Bo", "role": "agent"},
)
async def create_invitation(work: Work, call: Call, body: InvitationCreate) -> One[InvitationWire]:
    """Ask somebody to join: a link is mailed, good for one use within seven days. For admins; owners by owners.

    Where the desk sends no mail the link is in this answer, and never again.
    """
    invited = await seats.invite(
        work,
        postman_of(call),
        email=body.email,
        name=body.name,
        role=Role(body.role),
        team_ids=ids_in_body("team", body.team_ids, "team_ids"),
    )
    return _shown(call, invited)


@ROUTES.post("/invitations/{invitation_id}/resend", status=200, raises=[InvitationNotFound])
async def resend_invitation(work: Work, call: Call, invitation_id: str) -> One[InvitationWire]:
    """Ask again, by another link; the one before is void. For admins."""
    number = id_in_path(PREFIX, invitation_id, InvitationNotFound)
    return _shown(call, await seats.resend(work, postman_of(call), invitation=number))


@ROUTES.delete("/invitations/{invitation_id}", raises=[InvitationNotFound, VersionMismatch])
async def delete_invitation(work: Work, call: Call, invitation_id: str) -> None:
    """Take an invitation back: its link is void. For admins."""
    number = id_in_path(PREFIX, invitation_id, InvitationNotFound)
    await seats.revoke_invitation(work, invitation=number, expected=call.expected_version)


def _shown(call: Call, invited: Invited) -> One[InvitationWire]:
    link = None if call.house.sends_mail else postman_of(call).link(invited.token)
    return one(call, invitation_to_wire(invited.invitation, link), invited.invitation.version)
