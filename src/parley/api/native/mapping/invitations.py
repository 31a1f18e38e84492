"""Invitations: core to wire."""

from msgspec import UNSET

from parley.api.native.ids import spell_id
from parley.api.native.schemas.invitations import InvitationWire
from parley.core.seats import Invitation
from parley.kit.clock import print_time

PREFIX = "inv"


def invitation_to_wire(invitation: Invitation, link: str | None = None) -> InvitationWire:
    """Spell an invitation; its link only at its making, where it is not mailed."""
    return InvitationWire(
        id=spell_id(PREFIX, invitation.id),
        email=invitation.email,
        name=invitation.name,
        role=invitation.role.value,  # pyright: ignore[reportArgumentType] -- `read` is of keys only
        team_ids=[spell_id("team", team) for team in invitation.team_ids],
        invited_by=spell_id("user", invitation.invited_by) if invitation.invited_by else None,
        mail=invitation.mail_status,  # pyright: ignore[reportArgumentType] -- the words of the table
        created_at=print_time(invitation.created_at),
        updated_at=print_time(invitation.updated_at),
        expires_at=print_time(invitation.expires_at),
        link=link or UNSET,
    )
