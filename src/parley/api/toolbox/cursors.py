"""Opaque cursors: a place in a list, signed, good for the list, the filter, the order and the workspace it came from.

NotACursor   the text is broken, or of another list; a door that has a code of its own for it names it in its table
"""

import datetime as dt
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable

import msgspec

from parley.api.toolbox.call import Call
from parley.core.errors import Fault, Invalid
from parley.kit.db.listing import After, Order

TIME = "timestamptz"
SIGNATURE = 16


class NotACursor(Invalid):
    """The text is not a cursor of this list."""

    def __init__(self, at: str) -> None:
        super().__init__([Fault(at, "Not a cursor of this list: start again without one")])


class Cursors:
    """A door's cursors. `at` is what it calls them; a query's parameters are bound but for that, `limit` and `free`."""

    __slots__ = ("_at", "_purpose", "_unbound")

    def __init__(self, purpose: str, *, at: str, free: Iterable[str] = ()) -> None:
        self._purpose = purpose
        self._at = at
        self._unbound = {at, "limit", *free}

    def print(self, call: Call, query: msgspec.Struct, after: After | None) -> str | None:
        """Spell where the next page begins; None on the last."""
        if after is None or after.row is None:
            return None
        packed = msgspec.json.encode((after.value, after.row))
        return _encoded(self.sign(call, query, packed) + packed)

    def parse(self, call: Call, query: msgspec.Struct, order: Order, text: str | None) -> After | None:
        """Read a place, None where there is no text. Raises NotACursor."""
        if text is None:
            return None
        try:
            raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
            signature, packed = raw[:SIGNATURE], raw[SIGNATURE:]
            if signature == self.sign(call, query, packed) and text == _encoded(raw):
                value, row = msgspec.json.decode(packed, type=tuple[float | int | str | None, int])
                is_time = order.type == TIME and value is not None
                return After(msgspec.convert(value, dt.datetime) if is_time else value, row)
        except (ValueError, msgspec.MsgspecError):
            pass
        raise NotACursor(self._at)

    def sign(self, call: Call, query: msgspec.Struct, text: bytes) -> bytes:
        """Bind a place to the workspace, the path and the parameters of the query."""
        bound = {name: getattr(query, name) for name in query.__struct_fields__ if name not in self._unbound}
        context = msgspec.json.encode([call.actor.workspace, call.scope["path"], bound], order="deterministic")
        return call.house.secret.sign(self._purpose, context + b"\0" + text)


def _encoded(raw: bytes) -> str:
    """Spell bytes in the one way that is read back: the decoder overlooks strange letters and spare bits."""
    return urlsafe_b64encode(raw).decode().rstrip("=")
