"""Attention: core to wire."""

from collections.abc import Collection, Mapping, Sequence

from parley.api.native.ids import spell_id
from parley.api.native.mapping.conversations import AUTHORS
from parley.api.native.mapping.tickets import agent_to_wire
from parley.api.native.schemas.attention import PresenceWire, SeenWire
from parley.api.native.schemas.tickets import LastMessageWire, TicketWire
from parley.core.attention import Glance, LastMessage, Presence, Seen
from parley.kit.clock import print_time


def presence_to_wire(presence: Presence) -> PresenceWire:
    """Spell who is there."""
    return PresenceWire(agent_to_wire(presence.agent), presence.state, print_time(presence.seen_at))


def seen_to_wire(seen: Seen) -> SeenWire:
    """Spell what somebody does now."""
    return SeenWire(spell_id("tkt", seen.ticket), agent_to_wire(seen.agent), seen.state or "gone")


def add_glances(wires: Sequence[TicketWire], glances: Mapping[int, Glance], parts: Collection[str]) -> None:
    """Add to tickets what was asked for of their conversations."""
    for wire in wires:
        glance = glances[wire.number]
        if "last_message" in parts:
            wire.last_message = last_message_to_wire(glance.last) if glance.last else None
        if "unread" in parts:
            wire.unread = glance.unread


def last_message_to_wire(last: LastMessage) -> LastMessageWire:
    """Spell the newest thing said on a ticket."""
    return LastMessageWire(
        id=spell_id("conv", last.id),
        type=last.kind.value,  # type: ignore[arg-type]  # system lines are left out
        author_type=AUTHORS[last.author_kind][0],
        author_name=last.author_name,
        preview=last.preview,
        created_at=print_time(last.created_at),
    )
