"""Signed links: one file, one workspace, one hour."""

import datetime as dt

import pytest

from parley.core.files import Link, read_link, spell_link
from parley.kit.crypto import Secret

SECRET = Secret(b"a secret of sixteen bytes or more")
NOW = dt.datetime(2026, 1, 15, 10, 30, tzinfo=dt.UTC)
TOKEN = spell_link(SECRET, workspace=3, file=12, expires=NOW + dt.timedelta(hours=1))


def resigned(text: str, purpose: str) -> str:
    from base64 import urlsafe_b64encode

    return f"{text}.{urlsafe_b64encode(SECRET.sign(purpose, text.encode())).rstrip(b'=').decode()}"


class TestALink:
    def test_opens_its_file_until_it_expires(self) -> None:
        assert read_link(SECRET, TOKEN, NOW) == Link(3, 12)
        assert read_link(SECRET, TOKEN, NOW + dt.timedelta(minutes=59)) == Link(3, 12)
        assert read_link(SECRET, TOKEN, NOW + dt.timedelta(minutes=59, seconds=59)) == Link(3, 12)
        assert read_link(SECRET, TOKEN, NOW + dt.timedelta(minutes=60) - dt.timedelta(microseconds=1)) == Link(3, 12)
        assert read_link(SECRET, TOKEN, NOW + dt.timedelta(hours=1)) is None
        assert read_link(SECRET, TOKEN, NOW + dt.timedelta(minutes=60, seconds=1)) is None

    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_is_worth_nothing_with_another_number_in_it(self, place: int) -> None:
        parts = TOKEN.split(".")
        parts[place] = str(int(parts[place]) + 1)
        assert read_link(SECRET, ".".join(parts), NOW) is None

    def test_is_worth_nothing_when_any_letter_is_changed(self) -> None:
        changed = [
            TOKEN[:place] + other + TOKEN[place + 1 :]
            for place in range(len(TOKEN))
            for other in "0A_"
            if TOKEN[place] != other
        ]
        assert [text for text in changed if read_link(SECRET, text, NOW) is not None] == []

    def test_is_worth_nothing_when_made_by_another_secret(self) -> None:
        assert read_link(Secret(b"another secret of sixteen bytes"), TOKEN, NOW) is None

    def test_is_bound_to_its_purpose(self) -> None:
        text = TOKEN.rpartition(".")[0]
        assert resigned(text, "file download") == TOKEN
        assert read_link(SECRET, resigned(text, "idempotency"), NOW) is None

    @pytest.mark.parametrize(
        "text",
        ["", ".", "...", TOKEN[:-1], TOKEN + "A", TOKEN + "\n", " " + TOKEN, TOKEN.replace(".", "/"),
         TOKEN + "." + TOKEN, "٣" + TOKEN[1:], "9" * 400, "\x00"],
    )  # fmt: skip
    def test_that_is_no_link_opens_nothing(self, text: str) -> None:
        assert read_link(SECRET, text, NOW) is None
