"""Times: the clock, read at the edge only (inside a unit of work it is `work.now`), and how they are written."""

import datetime as dt
import re

import msgspec

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def utc_now() -> dt.datetime:
    """Return the present moment in UTC, with microseconds."""
    return dt.datetime.now(dt.UTC)


def print_time(moment: dt.datetime) -> str:
    """Spell a moment as RFC 3339 in UTC with exactly six fraction digits: `2025-01-15T10:30:00.000000Z`."""
    if moment.tzinfo is not dt.UTC:
        moment = moment.astimezone(dt.UTC)
    # A tenth of the time of `isoformat`, but a whole second comes without a fraction.
    text: str = msgspec.to_builtins(moment)
    return text if moment.microsecond else f"{text[:-1]}.000000Z"


def read_time(text: str) -> dt.datetime | None:
    """Read an RFC 3339 time with its zone, of the years 1 to 9999, into UTC; None for anything else."""
    try:
        return dt.datetime.fromisoformat(text.upper()).astimezone(dt.UTC) if TIME.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def read_time_or_day(text: str) -> dt.datetime | None:
    """Read a time with its zone, or a bare day, which begins at 00:00 UTC; None for anything else."""
    return read_time(f"{text}T00:00:00Z" if DAY.fullmatch(text) else text)
