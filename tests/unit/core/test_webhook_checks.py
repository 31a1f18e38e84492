"""What a webhook may be told: addresses, headers, events."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.core.errors import Invalid
from parley.core.webhooks import WebhookStatus
from parley.core.webhooks.checks import checked, is_callable

GOOD = [
    "https://example.com",
    "http://10.0.0.7:8080/hooks?token=a%20b&x=[1]",
    "HTTPS://EXAMPLE.COM/",
    "https://[::1]:8443/x",
    "https://bücher.example/ü",
    "https://example.com/@user",
    "https://e.com/" + "x" * 1986,
]
BAD = [
    "", "https://", "http:///x", "https:example.com", "//example.com", "ftp://example.com", "javascript:alert(1)",
    "https://user@example.com", "https://user:pw@example.com", "https://:@example.com", "https://example.com#x",
    "https://example.com/#", "https://example.com:0", "https://example.com:65536", "https://example.com:x",
    "https://exa mple.com", "https://example.com/\r\nHost: x", "https://example.com/\n", " https://example.com",
    "https://example.com\\@evil.com", "https://[::1", "https://?x", "https://\x00", "https://example.com/\x7f",
    "https://example.com/\u2028", "https://example.com/" + "x" * 1981,
]  # fmt: skip


def paths(**fields: Any) -> list[str]:
    """Return the paths of the faults, none where it is taken."""
    try:
        checked(fields)  # type: ignore[arg-type]  # wrong on purpose
    except Invalid as error:
        return [fault.path for fault in error.faults]
    return []


class TestAnAddress:
    @pytest.mark.parametrize("url", GOOD)
    def test_that_can_be_called_is_taken(self, url: str) -> None:
        assert paths(url=url) == []

    @pytest.mark.parametrize("url", BAD)
    def test_that_cannot_is_refused(self, url: str) -> None:
        assert paths(url=url) == ["url"]

    @given(st.text(max_size=60))
    def test_of_any_letters_breaks_nothing(self, text: str) -> None:
        for url in (text, f"https://{text}", f"https://example.com:{text}"):
            assert is_callable(url) in {True, False}


class TestHeaders:
    @pytest.mark.parametrize("name", ["X-Token", "authorization", "x!y", "Cookie"])
    def test_of_the_owner_are_taken(self, name: str) -> None:
        assert paths(headers={name: "Bearer a b"}) == []

    @pytest.mark.parametrize(
        "name", ["Host", "content-length", "Content-Type", "Transfer-Encoding", "TE", "connection", "Webhook-Id",
                 "X-Webhook-Signature", "x-cf-signature", "Proxy-Authorization", "Expect"]
    )  # fmt: skip
    def test_of_the_house_are_refused(self, name: str) -> None:
        assert paths(headers={name: "x"}) == [f"headers.{name}"]

    @pytest.mark.parametrize("name", ["", "a b", "a:b", "ä", "a\r\nb", "a\x00", "x" * 101])
    def test_without_a_name_are_refused(self, name: str) -> None:
        assert paths(headers={name: "x"}) == ["headers"]

    @pytest.mark.parametrize("value", ["", " x", "x ", "a\r\nb: c", "a\x00b", "ä", "x" * 1001])
    def test_that_would_break_the_request_are_refused(self, value: str) -> None:
        assert paths(headers={"X-A": value}) == ["headers.X-A"]

    def test_too_many_or_twice_are_refused(self) -> None:
        assert paths(headers={f"X-{place}": "x" for place in range(21)}) == ["headers"]
        assert paths(headers={"X-A": "1", "x-a": "2"}) == ["headers"]


class TestEvents:
    def test_are_types_or_families_each_once(self) -> None:
        assert checked({"events": ["ticket.*", "tag.created", "ticket.*"]})["events"] == ["ticket.*", "tag.created"]

    @pytest.mark.parametrize("name", ["", "*", "ticket", "ticket.", "ticket.lost", "lost.*", "TICKET.*", "a\x00"])
    def test_of_no_type_are_refused_by_their_place(self, name: str) -> None:
        assert paths(events=["ticket.*", name]) == ["events.1"]

    def test_beyond_the_limit_are_refused(self) -> None:
        assert paths(events=["tag.created"] * 201) == ["events"]
        assert paths(topics=["a"] * 201) == ["topics"]
        assert paths(topics=["a", "", "x" * 101]) == ["topics.1", "topics.2"]


class TestTheRest:
    def test_is_named_all_at_once(self) -> None:
        wrong = {"url": "x", "timeout_seconds": 0, "description": "x" * 2001, "status": WebhookStatus.SUSPENDED}
        assert paths(**wrong, name="\r\n") == ["url", "description", "timeout_seconds", "status", "name"]
        assert paths(timeout_seconds=21) == ["timeout_seconds"]
