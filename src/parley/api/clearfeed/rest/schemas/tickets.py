"""Links to tickets in other products on the wire."""

from typing import Annotated, Literal

import msgspec

from parley.api.clearfeed.rest.schemas.requests import TicketWire
from parley.api.clearfeed.rest.schemas.words import ChannelId

Integration = Literal["zendesk", "jira", "jsm", "salesforce", "freshdesk", "hubspot", "github", "intercom", "linear"]


class LinkData(msgspec.Struct, kw_only=True):
    """Which ticket of which product, and the thread whose request it belongs to.

    `ticket_id` is the ticket's key there; on GitHub `owner/repository#7`.
    """

    integration: Integration
    ticket_id: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    message_ts: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    channel_id: ChannelId
    message_source: Annotated[str, msgspec.Meta(max_length=255)] | None = None


class TicketLinkBody(msgspec.Struct):
    """A link to be made."""

    type: Literal["link"]
    data: LinkData


class TicketAnswer(msgspec.Struct):
    """The ticket that was linked."""

    ticket: TicketWire
