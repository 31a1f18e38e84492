"""Times are read whole or not at all, and spelled with six digits."""

import datetime as dt

import pytest

from parley.kit.clock import print_time, read_time, read_time_or_day

NOON = dt.datetime(2025, 1, 15, 12, tzinfo=dt.UTC)


class TestATimeThatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "", "now", "2025-01-15", "12:00", "2025-01-15T12:00:00", "2025-01-15 12:00:00Z", "2025-01-15T12:00Z",
            "2025-13-15T12:00:00Z", "2025-02-30T12:00:00Z", "2025-01-15T25:00:00Z", "2025-01-15T12:00:00+25:00",
            "2025-01-15T12:00:00.Z", "2025-01-15T12:00:00.0123456789Z", "2025-01-15T12:00:00Z\n",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00", "2025-01-1\u0665T12:00:00Z",
        ],
    )  # fmt: skip
    def test_is_not_read(self, text: str) -> None:
        assert read_time(text) is None

    def test_is_no_day_either(self) -> None:
        assert [read_time_or_day(text) for text in ("2025-02-30", "2025-1-5", "2025-01-15Z", "")] == [None] * 4


class TestATime:
    @pytest.mark.parametrize(
        "text",
        [
            "2025-01-15T12:00:00Z", "2025-01-15t12:00:00z", "2025-01-15T12:00:00.000000000Z",
            "2025-01-15T13:30:00+01:30", "2025-01-15T07:00:00.0-05:00",
        ],
    )  # fmt: skip
    def test_is_read_into_utc(self, text: str) -> None:
        assert read_time(text) == read_time_or_day(text) == NOON

    def test_of_a_day_is_its_first(self) -> None:
        assert read_time_or_day("2025-01-15") == NOON.replace(hour=0)

    def test_is_read_as_it_is_spelled(self) -> None:
        for moment in (NOON, NOON + dt.timedelta(microseconds=10)):
            assert read_time(print_time(moment)) == moment
