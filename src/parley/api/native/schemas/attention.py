"""Who is at a ticket, on the wire."""

from typing import Literal

import msgspec

from parley.api.native.schemas.tickets import TicketAgent
from parley.api.native.schemas.words import Moment


class ReadWire(msgspec.Struct):
    """Whether others have said what you have not read."""

    ticket_id: str
    unread: bool


class PresenceWire(msgspec.Struct):
    """Somebody else who is at the ticket."""

    user: TicketAgent
    state: Literal["viewing", "typing"]
    seen_at: Moment


class PresentWire(msgspec.Struct):
    """The others who are at the ticket, by name."""

    data: list[PresenceWire]


class SeenWire(msgspec.Struct):
    """What a user does at a ticket from now on, as the live stream tells it."""

    ticket_id: str
    user: TicketAgent
    state: Literal["viewing", "typing", "gone"]


class PresenceBody(msgspec.Struct, forbid_unknown_fields=True):
    """What you do at the ticket; you are forgotten 45 seconds after you last said so."""

    state: Literal["viewing", "typing", "gone"]
