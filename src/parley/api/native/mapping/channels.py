"""Channels: core to wire and back."""

from typing import Any

from parley.api.native.ids import id_in_body, spell_id, spell_id_or_none
from parley.api.native.schemas.channels import ChannelWire
from parley.core.inboxes import Channel
from parley.kit.clock import print_time

PREFIXES = {"inbox_id": "inbox", "owner_id": "user", "company_id": "comp"}


def channel_to_wire(channel: Channel) -> ChannelWire:
    """Spell a channel."""
    return ChannelWire(
        id=spell_id("chan", channel.id),
        external_id=channel.external_id,
        name=channel.name,
        inbox_id=spell_id("inbox", channel.inbox_id),
        owner_id=spell_id_or_none("user", channel.owner_id),
        company_id=spell_id_or_none("comp", channel.company_id),
        created_at=print_time(channel.created_at),
        updated_at=print_time(channel.updated_at),
    )


def channel_from_wire(given: dict[str, Any]) -> dict[str, Any]:
    """Read the ids; raise Invalid for one that is malformed."""
    return {
        name: id_in_body(PREFIXES[name], value, name) if name in PREFIXES and value is not None else value
        for name, value in given.items()
    }
