"""Times of this door: RFC 3339 in UTC with milliseconds on the way out, with any zone on the way in."""

import datetime as dt

from parley.core.errors import Invalid
from parley.kit.clock import print_time, read_time


def spell_moment(moment: dt.datetime) -> str:
    """Spell a moment: `2025-01-15T10:30:00.000Z`."""
    return f"{print_time(moment)[:-4]}Z"


def spell_moment_or_none(moment: dt.datetime | None) -> str | None:
    """Spell a moment that may not have come."""
    return None if moment is None else spell_moment(moment)


def moment_in_body(text: str, at: str) -> dt.datetime:
    """Read an ISO 8601 time with its zone, of the years 1 to 9999; raise Invalid for anything else."""
    moment = read_time(text)
    if moment is None:
        raise Invalid.at(at, "Must be an ISO 8601 time with its zone, such as 2025-01-15T10:30:00.000Z")
    return moment
