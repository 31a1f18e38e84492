"""Where days begin: time zones by their name, and the moments at which their days do."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parley.core.errors import Invalid

UTC = "UTC"


def check_zone(name: str) -> str:
    """Return the name of a time zone such as Europe/Berlin; raise Invalid for any other."""
    _zone(name)
    return name


def moment_of(given: dt.datetime | dt.date, zone: str, at: str) -> dt.datetime:
    """Return a moment as it is, and a day as the moment at which it begins in the zone; raise Invalid at `at`.

    A day that lacks its midnight begins at the first moment there is.
    """
    if isinstance(given, dt.datetime):
        return given
    try:
        return dt.datetime(given.year, given.month, given.day, tzinfo=_zone(zone)).astimezone(dt.UTC)
    except OverflowError as error:
        raise Invalid.at(at, "Is too early or too late") from error


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    # A name that leads out of the folder of zones, to a folder in it, or nowhere.
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid.at("time_zone", "Must be a time zone such as Europe/Berlin") from error
