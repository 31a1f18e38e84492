"""Times on the way in: ISO 8601, a bare day being its first moment in UTC."""

import datetime as dt
import re

from parley.core.errors import Invalid

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# An unescaped `+` of a query arrives as a blank.
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[ +-][0-9]{2}:?[0-9]{2})"
)


def moment_in_query(text: str | None, at: str) -> dt.datetime | None:
    """Read a time with its zone, or a bare day, of the years 1 to 9999; raise Invalid for anything else."""
    if text is None:
        return None
    try:
        if DAY.fullmatch(text):
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(), dt.UTC)
        if MOMENT.fullmatch(text):
            return dt.datetime.fromisoformat(text.upper().replace(" ", "+")).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise Invalid.at(at, "Must be an ISO 8601 time with its zone such as 2025-01-15T10:30:00Z, or a day")
