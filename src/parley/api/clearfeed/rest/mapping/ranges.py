"""Ranges of days: two dates, both counted, or the vendor's words for some. Days are of UTC, weeks begin on Monday."""

import datetime as dt
from collections.abc import Callable, Sequence

from parley.api.clearfeed.rest.moments import moment_in_query
from parley.core.errors import Invalid

DAY = dt.timedelta(days=1)
AT = "query.time_dimensions.0.date_range"
Day = dt.datetime
Between = tuple[dt.datetime | None, dt.datetime | None]


def _month(day: Day, months: int = 0) -> Day:
    """Return the first of the month that lies so many months from this day's."""
    place = day.year * 12 + day.month - 1 + months
    return day.replace(year=place // 12, month=place % 12 + 1, day=1)


def _quarter(day: Day, quarters: int = 0) -> Day:
    return _month(day, -((day.month - 1) % 3) + 3 * quarters)


def _week(day: Day) -> Day:
    return day - dt.timedelta(days=day.weekday())


def _year(day: Day, years: int = 0) -> Day:
    return day.replace(year=day.year + years, month=1, day=1)


WORDS: dict[str, Callable[[Day], tuple[Day, Day]]] = {
    "today": lambda day: (day, day + DAY),
    "yesterday": lambda day: (day - DAY, day),
    "this week": lambda day: (_week(day), _week(day) + 7 * DAY),
    "this month": lambda day: (_month(day), _month(day, 1)),
    "this quarter": lambda day: (_quarter(day), _quarter(day, 1)),
    "this year": lambda day: (_year(day), _year(day, 1)),
    "from 7 days ago to now": lambda day: (day - 7 * DAY, day + DAY),
    "from 30 days ago to now": lambda day: (day - 30 * DAY, day + DAY),
    "last week": lambda day: (_week(day) - 7 * DAY, _week(day)),
    "last month": lambda day: (_month(day, -1), _month(day)),
    "last quarter": lambda day: (_quarter(day, -1), _quarter(day)),
    "last year": lambda day: (_year(day, -1), _year(day)),
}


def between(wanted: str | Sequence[str] | None, now: dt.datetime) -> Between:
    """Return the first moment of a range and the first after it. Raises Invalid for a range that is none."""
    if wanted is None:
        return None, None
    if isinstance(wanted, str):
        word = WORDS.get(wanted.strip().lower())
        if word is None:
            raise Invalid.at(AT, f"Must be two dates or one of {', '.join(WORDS)}")
        return word(now.replace(hour=0, minute=0, second=0, microsecond=0))
    since, last = (moment_in_query(text, f"{AT}.{place}") for place, text in enumerate(wanted))
    return since, _after(wanted[1], last)


def _after(text: str, last: dt.datetime | None) -> dt.datetime | None:
    """Return the first moment after a day; a time with its zone is one already."""
    is_day = last is not None and len(text) == len("2025-01-31")
    if last is None or not is_day:
        return last
    try:
        return last + DAY
    except OverflowError:
        raise Invalid.at(f"{AT}.1", "Must be a day that another follows") from None
