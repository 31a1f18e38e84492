"""Collections and their channels: a collection is an inbox."""

from msgspec import UNSET

from parley.api.clearfeed.rest.ids import agents_in_body
from parley.api.clearfeed.rest.mapping.collections import channel_to_wire, inbox_to_collection
from parley.api.clearfeed.rest.pages import whole
from parley.api.clearfeed.rest.schemas.collections import (
    ChannelAnswer,
    ChannelsAdd,
    ChannelUpdate,
    CollectionAnswer,
    CollectionQuery,
    CollectionsAnswer,
)
from parley.api.toolbox.faults import faults_named
from parley.api.toolbox.ids import number_in_path
from parley.api.toolbox.routes import Routes
from parley.core import inboxes
from parley.core.access import Permission, require
from parley.core.inboxes import ChannelNotFound, ChannelTaken, InboxNotFound
from parley.core.work import Work
from parley.kit.db.listing import Order

ROUTES = Routes("Collections", lenient=True)
CHANNELS = Routes("Channels", lenient=True)
OLDEST = Order("i.created_at", "timestamptz", "asc")


@ROUTES.get("/collections")
async def list_collections(work: Work, query: CollectionQuery) -> CollectionsAnswer:
    """Get all collections, oldest first."""
    found = await whole(work, OLDEST, lambda search: inboxes.list_inboxes(work, search))
    if query.include is None:
        return CollectionsAnswer([inbox_to_collection(inbox, None) for inbox in found])
    channels = await inboxes.channels_of(work, [inbox.id for inbox in found])
    return CollectionsAnswer([inbox_to_collection(inbox, channels[inbox.id]) for inbox in found])


@ROUTES.post(
    "/collections/{collection_id}/channels",
    raises=[InboxNotFound, ChannelTaken],
    example={"channels": [{"id": "C0123456789", "owner": "user_12"}]},
)
async def add_channels(work: Work, collection_id: str, body: ChannelsAdd) -> CollectionAnswer:
    """Add channels to a collection, all of them or none. A channel belongs to one collection."""
    number = number_in_path(collection_id, InboxNotFound)
    require(work, Permission.MANAGE)
    named = {f"channels.{place}.owner": each.owner for place, each in enumerate(body.channels)}
    owners = await agents_in_body(work, {at: owner for at, owner in named.items() if isinstance(owner, str)})
    for place, each in enumerate(body.channels):
        at = f"channels.{place}"
        with faults_named({"external_id": f"{at}.id", "owner_id": f"{at}.owner", "company_id": f"{at}.customer"}):
            await inboxes.add_channel(
                work,
                inbox=number,
                external_id=each.id,
                name=each.name or None,
                owner_id=owners.get(f"{at}.owner"),
                company_id=None if each.customer is UNSET else each.customer,
            )
    inbox = await inboxes.get_inbox(work, inbox=number)
    return CollectionAnswer(inbox_to_collection(inbox, (await inboxes.channels_of(work, [number]))[number]))


@CHANNELS.patch("/channels/{channel_id}", raises=[ChannelNotFound], example={"collection_id": 2})
async def update_channel(work: Work, channel_id: str, body: ChannelUpdate) -> ChannelAnswer:
    """Move a channel, by the id that the chat has for it, to another collection."""
    with faults_named({"inbox_id": "collection_id"}):
        channel = await inboxes.update_channel(work, external_id=channel_id, inbox_id=body.collection_id)
    return ChannelAnswer(channel_to_wire(channel))


@CHANNELS.delete("/channels/{channel_id}", raises=[ChannelNotFound])
async def remove_channel(work: Work, channel_id: str) -> None:
    """Take a channel, by the id that the chat has for it, out of its collection."""
    await inboxes.remove_channel(work, external_id=channel_id)
