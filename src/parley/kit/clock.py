"""The clock, read at the edge only; inside a unit of work the time is `work.now`."""

import datetime as dt

import msgspec


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
