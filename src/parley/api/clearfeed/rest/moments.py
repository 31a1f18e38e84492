"""Times on the way in: ISO 8601, a bare day being its first moment in UTC."""

import datetime as dt
import re

from parley.core.errors import Invalid
from parley.kit.clock import read_time_or_day

# An unescaped `+` of a query arrives as a blank, and not everybody writes the colon.
ZONE = re.compile(r"([ +-])([0-9]{2}):?([0-9]{2})$")


def moment_in_query(text: str | None, at: str) -> dt.datetime | None:
    """Read a time with its zone, or a bare day, of the years 1 to 9999; raise Invalid for anything else."""
    if text is None:
        return None
    moment = read_time_or_day(ZONE.sub(lambda zone: f"{zone[1].replace(' ', '+')}{zone[2]}:{zone[3]}", text))
    if moment is None:
        raise Invalid.at(at, "Must be an ISO 8601 time with its zone such as 2025-01-15T10:30:00Z, or a day")
    return moment
