"""Read channels: one, a page, those of some inboxes."""

from collections.abc import Sequence

from parley.core.inboxes.channels import store
from parley.core.inboxes.channels.model import Channel, ChannelNotFound
from parley.core.work import Work
from parley.kit.db.listing import Found, Search


async def get_channel(work: Work, *, external_id: str) -> Channel:
    """Return the channel. Raises ChannelNotFound."""
    found = await store.find(work.connection, workspace=work.workspace, external_id=external_id)
    if found is None:
        raise ChannelNotFound
    return found


async def list_channels(
    work: Work, search: Search, *, inbox_ids: Sequence[int] | None = None, company_ids: Sequence[int] | None = None
) -> Found[Channel]:
    """Page through the channels of these inboxes and these companies; None is no condition."""
    return await store.fetch(work.connection, search, inboxes=inbox_ids, companies=company_ids)


async def channels_of(work: Work, inboxes: Sequence[int]) -> dict[int, list[Channel]]:
    """List the channels of each of the inboxes, oldest first, in one statement; one without any has an empty list."""
    found: dict[int, list[Channel]] = {inbox: [] for inbox in inboxes}
    if found:
        for channel in await store.fetch_of(work.connection, workspace=work.workspace, inboxes=list(found)):
            found[channel.inbox_id].append(channel)
    return found
