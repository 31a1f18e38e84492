"""Events: core to wire, and the spelling of positions in the feed."""

from typing import Any

import msgspec

from parley.api.native.ids import id_in_body, spell_id, spell_id_or_none
from parley.api.native.schemas.events import ActorWire, EventTypeWire, EventWire, SubjectWire
from parley.core.actor import ActorKind
from parley.core.errors import Invalid
from parley.core.events import Event, Position, RecordedEvent
from parley.kit.clock import print_time
from parley.kit.ids import LARGEST_ID

PREFIXES = {
    "ticket": "tkt",
    "message": "conv",
    "customer": "cust",
    "agent": "user",
    "company": "comp",
    "category": "cat",
    "article": "art",
    "section": "col",
    "channel": "chan",
    "sla_policy": "sla",
    "webhook": "wh",
    "operation": "op",
    "export": "exp",
    "import": "imp",
    "session": "sess",
    "invitation": "inv",
}
START = (0, 0, 0)
END = (2**31 - 1, 2**63 - 1, 2**63 - 1)
PARTS = 3
DIGITS = 19


def event_to_wire(event: RecordedEvent) -> EventWire:
    """Spell an event."""
    kind = event.subject.kind
    return EventWire(
        id=spell_id("evt", event.id),
        position=print_position(event.position),
        type=event.type,
        version=event.version,
        subject=SubjectWire(kind, spell_id(PREFIXES.get(kind, kind), event.subject.id)),
        ticket_id=spell_id_or_none("tkt", event.ticket),
        sequence=event.sequence,
        actor=ActorWire(event.actor_kind, _actor_id(event), event.actor_name),
        origin=event.origin,
        quiet=event.quiet,
        data=event.data,
        created_at=print_time(event.created_at),
    )


def _actor_id(event: RecordedEvent) -> str | None:
    if event.actor_id is None:
        return None
    return spell_id(PREFIXES.get(event.actor_kind, event.actor_kind), event.actor_id)


def print_position(position: Position) -> str:
    """Spell a place in the feed."""
    return "-".join(str(part) for part in position)


def position_from(text: str, at: str) -> Position:
    """Read a place in the feed; raise Invalid for what is none."""
    parts = text.split("-")
    if len(parts) == PARTS and all(part.isascii() and part.isdigit() and len(part) <= DIGITS for part in parts):
        epoch, xid, last = (int(part) for part in parts)
        if epoch < 2**31 and max(xid, last) <= LARGEST_ID:
            return epoch, xid, last
    raise Invalid.at(at, "Not a position of this event feed")


def actor_from(text: str, at: str) -> tuple[ActorKind, int]:
    """Read who acted, `user_3` or `key_2`; raise Invalid for what names nobody who acts."""
    for kind in (ActorKind.AGENT, ActorKind.CUSTOMER, ActorKind.KEY):
        prefix = PREFIXES.get(kind, kind.value)
        if text.startswith(f"{prefix}_"):
            return kind, id_in_body(prefix, text, at)
    raise Invalid.at(at, "Must be a user's, a customer's or a key's id")


def event_type_to_wire(kind: type[Event]) -> EventTypeWire:
    """Describe a type of event by the fields its data has."""
    schemas, components = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    schema: dict[str, Any] = components.get(kind.__name__, schemas[0])
    properties = {name: value for name, value in schema["properties"].items() if name not in {"id", "ticket"}}
    required = [name for name in schema.get("required", []) if name in properties]
    about = " ".join((kind.__doc__ or "").split())
    return EventTypeWire(
        kind.TYPE, kind.VERSION, about, {"type": "object", "properties": properties, "required": required}
    )
