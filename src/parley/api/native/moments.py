"""Times on the way in."""

import datetime as dt

from parley.core.errors import Invalid
from parley.kit.clock import read_time, read_time_or_day

WANTED = "Must be an RFC 3339 time with its zone, such as 2025-01-15T10:30:00Z"


def moment_in_body(text: str, at: str) -> dt.datetime:
    """Read an RFC 3339 time with its zone, of the years 1 to 9999; raise Invalid for anything else."""
    return _checked(read_time(text), at)


def moment_or_day(text: str, at: str) -> dt.datetime:
    """Read a time, or a bare date as its beginning in UTC; raise Invalid for anything else."""
    return _checked(read_time_or_day(text), at)


def _checked(moment: dt.datetime | None, at: str) -> dt.datetime:
    if moment is None:
        raise Invalid.at(at, WANTED)
    return moment
