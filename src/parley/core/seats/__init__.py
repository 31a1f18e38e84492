"""Seats: how agents get to their place at the desk, by setup, password, link, invitation or another's word."""

from parley.core.seats.links import drop_expired_links
from parley.core.seats.model import (
    CodeRequired,
    Credentials,
    Entered,
    LinkSpent,
    Preferences,
    Seat,
    SetupOver,
    WrongCredentials,
)
from parley.core.seats.passwords import (
    change_password,
    check_own_password,
    check_password,
    digest_password,
    keep_password,
)
from parley.core.seats.profile import get_seat, update_profile
from parley.core.seats.setup import NewDesk, make_setup_link, needs_setup, set_up
from parley.core.seats.signing_in import sign_in
from parley.core.seats.totp import NewTotp, NoTotp, TotpInForce, confirm_totp, prepare_totp, remove_totp

__all__ = [
    "CodeRequired",
    "Credentials",
    "Entered",
    "LinkSpent",
    "NewDesk",
    "NewTotp",
    "NoTotp",
    "Preferences",
    "Seat",
    "SetupOver",
    "TotpInForce",
    "WrongCredentials",
    "change_password",
    "check_own_password",
    "check_password",
    "confirm_totp",
    "digest_password",
    "drop_expired_links",
    "get_seat",
    "keep_password",
    "make_setup_link",
    "needs_setup",
    "prepare_totp",
    "remove_totp",
    "set_up",
    "sign_in",
    "update_profile",
]
