"""Cursors: opaque and signed, good for the list, the filter, the order and the workspace they came from."""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

from parley.api.toolbox.call import Call
from parley.core.errors import Invalid
from parley.kit.db.listing import After, Order, Search

PURPOSE = "clearfeed rest cursor"
SIGNATURE = 16
UNBOUND = frozenset({"next_cursor", "limit", "include", "include_deleted"})


def search_from(call: Call, query: msgspec.Struct, order: Order) -> Search:
    """Start a search from `limit` and `next_cursor`; raise Invalid for a cursor that is not this list's."""
    limit: int = getattr(query, "limit")  # noqa: B009 -- every list's query has one
    text: str | None = getattr(query, "next_cursor", None)
    after = None if text is None else _parse(call, query, text)
    return Search(call.actor.workspace, order=order, limit=limit, after=after, counted=False)


def print_cursor(call: Call, query: msgspec.Struct, after: After | None) -> str | None:
    """Spell where the next page begins; None on the last."""
    if after is None:
        return None
    packed = msgspec.json.encode((isinstance(after.value, dt.datetime), after.value, after.row))
    return _encoded(_sign(call, query, packed) + packed)


def _parse(call: Call, query: msgspec.Struct, text: str) -> After:
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        packed = raw[SIGNATURE:]
        if raw[:SIGNATURE] == _sign(call, query, packed) and text == _encoded(raw):
            is_time, value, row = msgspec.json.decode(packed, type=tuple[bool, int | str | None, int])
            return After(msgspec.convert(value, dt.datetime) if is_time else value, row)
    except (ValueError, msgspec.MsgspecError):
        pass
    raise Invalid.at("next_cursor", "Not a cursor of this list: start again without one")


def _encoded(raw: bytes) -> str:
    """Spell bytes in the one way that is read back: the decoder overlooks strange letters and spare bits."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _sign(call: Call, query: msgspec.Struct, packed: bytes) -> bytes:
    """Bind a place to the workspace, the path and the filter; the page's size may change on the way."""
    bound = {name: getattr(query, name) for name in query.__struct_fields__ if name not in UNBOUND}
    context = msgspec.json.encode([call.actor.workspace, call.scope["path"], bound])
    return call.house.secret.sign(PURPOSE, context + b"\0" + packed)
