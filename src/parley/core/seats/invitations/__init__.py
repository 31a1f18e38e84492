"""Invitations: people who were asked to join."""

from parley.core.seats.invitations.actions import (
    accept_invitation,
    find_invitation,
    invite,
    list_invitations,
    resend,
    revoke_invitation,
)
from parley.core.seats.invitations.model import AlreadyInvited, Invitation, InvitationNotFound, Invited

__all__ = [
    "AlreadyInvited",
    "Invitation",
    "InvitationNotFound",
    "Invited",
    "accept_invitation",
    "find_invitation",
    "invite",
    "list_invitations",
    "resend",
    "revoke_invitation",
]
