"""Times as the vendor writes them: seven fractional digits and an offset."""

import datetime as dt

from parley.core.errors import Invalid
from parley.kit.clock import print_time, read_time_or_day

FINEST = dt.timedelta(microseconds=1)
FIRST, LAST = dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)


def spell_moment(moment: dt.datetime) -> str:
    """Spell a moment: `2025-01-15T10:30:00.0000000+00:00`."""
    return f"{print_time(moment)[:-1]}0+00:00"


def moment_in_body(text: str, at: str) -> dt.datetime:
    """Read a time with its zone, or a day, which begins at 00:00 UTC; raise Invalid for anything else."""
    moment = read_time_or_day(text)
    if moment is None:
        raise Invalid.at(at, "Must be a day, or a time with its zone, such as 2025-01-15T10:30:00.0000000+00:00")
    return moment


def just_before(moment: dt.datetime) -> dt.datetime:
    """Return the last moment before this one, so that "after it" has this one in it."""
    return moment if moment == FIRST else moment - FINEST


def just_after(moment: dt.datetime) -> dt.datetime:
    """Return the first moment after this one, so that "before it" has this one in it."""
    return moment if moment == LAST else moment + FINEST
