"""No secret reaches the log, whoever logs it and however."""

import io
import json
import logging
from collections.abc import Generator

import pytest
import structlog

from parley.app import telemetry

KEY = "parley_1_2_" + "x" * 43


@pytest.fixture
def stream() -> Generator[io.StringIO]:
    """Return what the log is written to; the loggers are as before afterwards."""
    root, before = logging.getLogger(), structlog.get_config()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    telemetry.configure("info", "json", process="test", stream=stream)
    yield stream
    structlog.configure(**before)
    root.handlers[:] = handlers
    root.setLevel(level)


class TestALine:
    def test_holds_no_key_password_or_header(self, stream: io.StringIO) -> None:
        structlog.get_logger().warning(
            f"refused {KEY}",
            headers={"Authorization": f"Bearer {KEY}", "accept": "*/*"},
            deep=[{"url": "postgresql://desk:hunter2@db/desk"}, ("Basic aHVudGVyMg==",)],
            password="hunter2",
        )
        line = stream.getvalue()
        assert "hunter2" not in line
        assert "x" * 43 not in line
        assert "aHVudGVyMg" not in line
        assert json.loads(line)["headers"] == {"Authorization": "********", "accept": "*/*"}
        assert json.loads(line)["event"] == "refused parley_1_2_********"

    @pytest.mark.parametrize(
        ("said", "kept"),
        [
            ("/p/acme-7-AAAAAAAA-_AAAAAAAAAAAA", "/p/acme-7-********"),
            (
                "/api/v1/public/tickets/acme-2-7-AAAAAAAA-1-AAAAAAAAAA/replies",
                "/api/v1/public/tickets/acme-2-********/replies",
            ),
            ("GET https://desk.test/p/acme-7-AAAA?x=1 broke", "GET https://desk.test/p/acme-7-********?x=1 broke"),
            ("/p/whatever-else", "/p/********"),
            ("/f/1.2.1700000000.AAAAAAAAAAAAAAAAAAAAAA", "/f/1.2.1700000000.********"),
            ("/portal/requests/7", "/portal/requests/7"),
            ("/api/v1/public/pages", "/api/v1/public/pages"),
        ],
    )
    def test_of_a_crash_holds_no_address_that_opens_something(self, stream: io.StringIO, said: str, kept: str) -> None:
        structlog.get_logger().error("crash", path=said)
        assert json.loads(stream.getvalue())["path"] == kept

    def test_of_a_library_or_a_traceback_holds_none_either(self, stream: io.StringIO) -> None:
        try:
            raise ValueError(f"bad key {KEY}")  # noqa: TRY301 -- a traceback is what is wanted
        except ValueError:
            logging.getLogger("some.library").exception("failed with Bearer abc.def")
        line = stream.getvalue()
        assert "ValueError: bad key parley_1_2_********" in line
        assert "abc.def" not in line
        assert "x" * 43 not in line

    def test_tells_of_a_database_that_is_away_in_one_line(self, stream: io.StringIO) -> None:
        class OperationalError(Exception):
            pass

        try:
            raise OperationalError("connection refused\n\tIs the server running?")  # noqa: TRY301 -- likewise
        except OperationalError:
            logging.getLogger("some.library").exception("listen failed")
        assert json.loads(stream.getvalue())["event"] == "listen failed: connection refused"
        assert "exception" not in json.loads(stream.getvalue())

    def test_says_which_process_wrote_it(self, stream: io.StringIO) -> None:
        structlog.get_logger().info("hello", count=1)
        line = json.loads(stream.getvalue())
        assert (line["process"], line["event"], line["level"], line["count"]) == ("test", "hello", "info", 1)
