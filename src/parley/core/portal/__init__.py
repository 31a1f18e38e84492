"""The portal: how customers come in, by a link that is mailed to them, and for how long they stay."""

from parley.core.portal.links import drop_ended, redeem_link, send_link
from parley.core.portal.model import Arrived, Guest, NotSignedIn
from parley.core.portal.sessions import authenticate_guest, end_visit, get_guest

__all__ = [
    "Arrived",
    "Guest",
    "NotSignedIn",
    "authenticate_guest",
    "drop_ended",
    "end_visit",
    "get_guest",
    "redeem_link",
    "send_link",
]
