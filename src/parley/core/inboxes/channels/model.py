"""What a channel is."""

import datetime as dt
import re
from typing import TypedDict

import msgspec

from parley.core.errors import Conflict, Invalid, NotFound

# It stands in addresses. Slack's are `C0123ABCD`, Teams' `19:abc@thread.tacv2`.
EXTERNAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,254}", re.ASCII)


class ChannelNotFound(NotFound):
    """No such channel in this workspace."""

    def __init__(self) -> None:
        super().__init__("Channel")


class ChannelTaken(Conflict):
    """An inbox listens in this channel already: what is said there could not tell where it belongs."""

    code = "channel_taken"

    def __init__(self) -> None:
        super().__init__("An inbox listens in this channel already")


class Channel(msgspec.Struct, frozen=True):
    """A channel of a chat. `external_id` is its id there; `owner_id` an agent; `company_id` whose people are in it."""

    id: int
    external_id: str
    name: str
    inbox_id: int
    owner_id: int | None
    company_id: int | None
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime


class ChannelChanges(TypedDict, total=False):
    """What may change of a channel."""

    name: str
    inbox_id: int
    owner_id: int | None
    company_id: int | None


def check_external_id(text: str, at: str) -> str:
    """Return the id; raise Invalid for one that no chat would give."""
    if not EXTERNAL_ID.fullmatch(text):
        raise Invalid.at(at, "Must be a channel's id: letters, digits and . _ : @ -, 255 at most")
    return text
