"""Seats: how agents get to their place at the desk, by setup, password, link, invitation or another's word."""

from parley.core.seats.identities import NotInvited, enter_by_identity
from parley.core.seats.invitations import (
    AlreadyInvited,
    Invitation,
    InvitationNotFound,
    Invited,
    invite,
    list_invitations,
    resend,
    revoke_invitation,
)
from parley.core.seats.links import Purpose, drop_expired_links
from parley.core.seats.model import (
    CodeRequired,
    Credentials,
    Entered,
    LinkSpent,
    Preferences,
    Seat,
    SetupOver,
    Steward,
    WrongCredentials,
)
from parley.core.seats.passwords import (
    change_password,
    check_own_password,
    check_password,
    digest_password,
    keep_password,
)
from parley.core.seats.posting import Postman
from parley.core.seats.profile import get_seat, update_profile
from parley.core.seats.redeeming import Holder, Redemption, check_token, redeem, send_link
from parley.core.seats.setup import NewDesk, make_setup_link, needs_setup, set_up
from parley.core.seats.signing_in import sign_in
from parley.core.seats.stewards import list_stewards
from parley.core.seats.totp import NewTotp, NoTotp, TotpInForce, confirm_totp, prepare_totp, remove_totp

__all__ = [
    "AlreadyInvited",
    "CodeRequired",
    "Credentials",
    "Entered",
    "Holder",
    "Invitation",
    "InvitationNotFound",
    "Invited",
    "LinkSpent",
    "NewDesk",
    "NewTotp",
    "NoTotp",
    "NotInvited",
    "Postman",
    "Preferences",
    "Purpose",
    "Redemption",
    "Seat",
    "SetupOver",
    "Steward",
    "TotpInForce",
    "WrongCredentials",
    "change_password",
    "check_own_password",
    "check_password",
    "check_token",
    "confirm_totp",
    "digest_password",
    "drop_expired_links",
    "enter_by_identity",
    "get_seat",
    "invite",
    "keep_password",
    "list_invitations",
    "list_stewards",
    "make_setup_link",
    "needs_setup",
    "prepare_totp",
    "redeem",
    "remove_totp",
    "resend",
    "revoke_invitation",
    "send_link",
    "set_up",
    "sign_in",
    "update_profile",
]
