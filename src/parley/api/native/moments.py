"""Times on the way in."""

import datetime as dt
import re

from parley.core.errors import Invalid

MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def moment_in_body(text: str, at: str) -> dt.datetime:
    """Read an RFC 3339 time with its zone, of the years 1 to 9999; raise Invalid for anything else."""
    try:
        if MOMENT.fullmatch(text):
            return dt.datetime.fromisoformat(text.upper()).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        pass
    raise Invalid.at(at, "Must be an RFC 3339 time with its zone, such as 2025-01-15T10:30:00Z")
