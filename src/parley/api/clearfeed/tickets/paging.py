"""Pages, newest first, by an opaque cursor that serves only the list it came from."""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

from parley.api.clearfeed.tickets.schemas import RequestQuery
from parley.api.toolbox.call import Call
from parley.core.errors import Invalid
from parley.kit.db.listing import After, Order, Search

NEWEST = Order("t.created_at", "timestamptz", "desc")
PURPOSE = "clearfeed tickets cursor"
SIGNATURE = 16


def search_from(call: Call, query: RequestQuery) -> Search:
    """Start the search; raise Invalid for a cursor that is not this list's."""
    return Search(call.actor.workspace, order=NEWEST, limit=query.limit, after=_parsed(call, query), counted=False)


def print_cursor(call: Call, query: RequestQuery, after: After | None) -> str | None:
    """Spell where the next page begins; None on the last."""
    if after is None:
        return None
    packed = msgspec.json.encode([after.value, after.row])
    return _encoded(_sign(call, query, packed) + packed)


def _parsed(call: Call, query: RequestQuery) -> After | None:
    if query.next_cursor is None:
        return None
    try:
        raw = urlsafe_b64decode(query.next_cursor.encode("ascii") + b"=" * (-len(query.next_cursor) % 4))
        signature, packed = raw[:SIGNATURE], raw[SIGNATURE:]
        if signature == _sign(call, query, packed) and query.next_cursor == _encoded(raw):
            return After(*msgspec.json.decode(packed, type=tuple[dt.datetime, int]))
    except (ValueError, msgspec.MsgspecError):
        pass
    raise Invalid.at("next_cursor", "Not a cursor of this list: start again without one")


def _encoded(raw: bytes) -> str:
    """Spell bytes in the one way that is read back: the decoder overlooks strange letters and spare bits."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def _sign(call: Call, query: RequestQuery, packed: bytes) -> bytes:
    """Bind a place to the workspace and the filter; the page's size may change on the way."""
    bound = {name: getattr(query, name) for name in query.__struct_fields__ if name not in {"next_cursor", "limit"}}
    context = msgspec.json.encode([call.actor.workspace, bound])
    return call.house.secret.sign(PURPOSE, context + b"\0" + packed)
