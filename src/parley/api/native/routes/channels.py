"""Channels: where in a chat the inboxes listen."""

from msgspec.structs import asdict

from parley.api.native.bodies import given
from parley.api.native.envelopes import Many, One, many, one
from parley.api.native.ids import id_in_body, id_in_path
from parley.api.native.mapping.channels import channel_from_wire, channel_to_wire
from parley.api.native.paging import search_from
from parley.api.native.schemas.channels import ChannelCreate, ChannelQuery, ChannelUpdate, ChannelWire
from parley.api.toolbox.call import Call
from parley.api.toolbox.routes import Routes
from parley.core import inboxes
from parley.core.errors import VersionMismatch
from parley.core.inboxes import ChannelNotFound, ChannelTaken, InboxNotFound
from parley.core.work import Work

ROUTES = Routes("Channels")


@ROUTES.get("/channels")
async def list_channels(work: Work, call: Call, query: ChannelQuery) -> Many[ChannelWire]:
    """List the channels in which inboxes listen."""
    inbox = None if query.inbox_id is None else [id_in_body("inbox", query.inbox_id, "inbox_id")]
    company = None if query.company_id is None else [id_in_body("comp", query.company_id, "company_id")]
    found = await inboxes.list_channels(work, search_from(call, query), inbox_ids=inbox, company_ids=company)
    return many(call, query, found, channel_to_wire)


@ROUTES.post(
    "/inboxes/{inbox_id}/channels",
    raises=[InboxNotFound, ChannelTaken],
    example={"external_id": "C0123ABCD", "name": "support"},
)
async def add_channel(work: Work, call: Call, inbox_id: str, body: ChannelCreate) -> One[ChannelWire]:
    """Have an inbox listen in a channel. One inbox at most listens in each."""
    inbox = id_in_path("inbox", inbox_id, InboxNotFound)
    channel = await inboxes.add_channel(work, inbox=inbox, **channel_from_wire(asdict(body)))
    return one(call, channel_to_wire(channel), channel.version)


@ROUTES.get("/channels/{external_id}", raises=[ChannelNotFound])
async def get_channel(work: Work, call: Call, external_id: str) -> One[ChannelWire]:
    """Get a channel by its id in the chat."""
    channel = await inboxes.get_channel(work, external_id=external_id)
    return one(call, channel_to_wire(channel), channel.version)


@ROUTES.patch("/channels/{external_id}", raises=[ChannelNotFound, VersionMismatch], example={"name": "help"})
async def update_channel(work: Work, call: Call, external_id: str, body: ChannelUpdate) -> One[ChannelWire]:
    """Change a channel, or give it to another inbox; tickets stay where they are."""
    said = channel_from_wire(given(body))
    channel = await inboxes.update_channel(work, external_id=external_id, **said, expected=call.expected_version)
    return one(call, channel_to_wire(channel), channel.version)


@ROUTES.delete("/channels/{external_id}", raises=[ChannelNotFound, VersionMismatch])
async def remove_channel(work: Work, call: Call, external_id: str) -> None:
    """Have no inbox listen in the channel any more."""
    await inboxes.remove_channel(work, external_id=external_id, expected=call.expected_version)
