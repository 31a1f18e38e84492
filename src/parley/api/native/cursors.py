"""Cursors. By a time they are valid ISO timestamps, as the seed prints them; by anything else opaque and signed.

The fraction of one of ours has 6 + 19 + 4 digits: microseconds, the row, and check digits over the order, the filter
and the workspace, so that equal times neither skip nor repeat rows and a cursor serves only the list it came from. It
is read as text, for the usual parsers drop digits beyond six. With up to nine digits it is the caller's own time:
bound to nothing, and rows strictly beyond it follow.
"""

import datetime as dt
import re

from parley.api.native.paging import ListQuery
from parley.api.toolbox.call import Call
from parley.api.toolbox.cursors import TIME, Cursors, NotACursor
from parley.kit.clock import print_time
from parley.kit.db.listing import After, Order

CURSORS = Cursors("cursor", at="cursor")
MICROSECONDS, ROW, CHECK = 6, 19, 4
OWN_DIGITS = 9
STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,29}))?(Z|[+ -][0-9]{2}:[0-9]{2})"
)
LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


def print_cursor(call: Call, query: ListQuery, after: After | None) -> str | None:
    """Spell where the next page begins; None on the last."""
    if after is None or after.row is None:
        return None
    if query.order.type != TIME:
        return CURSORS.print(call, query, after)
    stamp = f"{print_time(after.value)[:-1]}{after.row:0{ROW}}"
    return f"{stamp}{_check(call, query, stamp)}Z"


def parse_cursor(call: Call, query: ListQuery, order: Order) -> After | None:
    """Read a cursor. Raises NotACursor."""
    if query.cursor is None or order.type != TIME:
        return CURSORS.parse(call, query, order, query.cursor)
    found = _time(call, query, query.cursor)
    if found is None:
        raise NotACursor("cursor")
    return found


def _time(call: Call, query: ListQuery, text: str) -> After | None:
    found = STAMP.fullmatch(text)
    if found is None:
        return None
    seconds, fraction, zone = found[1], found[2] or "", found[3].replace(" ", "+")
    try:
        moment = dt.datetime.fromisoformat(f"{seconds}.{fraction[:MICROSECONDS]:0<6}{zone}").astimezone(dt.UTC)
        if len(fraction) <= OWN_DIGITS:
            return After(_strictly(moment, fraction[MICROSECONDS:], query), None)
    except (ValueError, OverflowError):
        return None
    stamp, check = f"{seconds}.{fraction[:-CHECK]}", fraction[-CHECK:]
    if len(fraction) != MICROSECONDS + ROW + CHECK or zone != "Z" or _check(call, query, stamp) != check:
        return None
    return After(moment, int(fraction[MICROSECONDS:-CHECK]))


def _strictly(moment: dt.datetime, finer: str, query: ListQuery) -> dt.datetime:
    """Round a time finer than a microsecond so that "strictly before" keeps the row of that microsecond."""
    finest = not finer.strip("0") or query.order_dir == "asc" or moment == LAST
    return moment if finest else moment + dt.timedelta(microseconds=1)


def _check(call: Call, query: ListQuery, stamp: str) -> str:
    return f"{int.from_bytes(CURSORS.sign(call, query, stamp.encode())[:8]) % 10**CHECK:0{CHECK}}"
