"""What a dialect tells of core's events: each has words of its own in the door's `EVENTS`, or is refused in writing.

`EVENTS` has a row for every type there is, written out: an event that is new in core has none, and a test fails.
"""

import msgspec


class Refused(msgspec.Struct, frozen=True):
    """An event that a dialect does not tell, and why."""

    reason: str
