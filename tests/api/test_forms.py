"""Forms as any door may read them: texts and several files, each door by its own rules."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.api.toolbox.call import Call
from parley.api.toolbox.multipart import Form, FormRules, read_form
from parley.core.actor import system_actor
from parley.core.errors import Invalid, TooLarge
from parley.core.files import FileVault
from parley.kit.db import Database
from tests.support.desks import house_for
from tests.support.forms import TYPE, form, part

RULES = FormRules(accepts=lambda name, _: name != "odd", max_file=100, max_files=3, max_text=20, max_total=200)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


class Reads:
    """Reads bodies into one folder; no database is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.house = house_for(Database("postgresql://nowhere"), vault=FileVault(f"file://{folder}"))

    async def __call__(self, body: bytes, rules: FormRules = RULES, kind: str = TYPE["content-type"]) -> Form:
        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        call = Call(self.house, "test", {"headers": [(b"content-type", kind.encode())]}, receive)
        call.actor = system_actor(1)
        return await read_form(call, rules)

    @property
    def kept(self) -> int:
        return sum(path.is_file() for path in self.folder.rglob("*"))


@pytest.fixture
def reads(folder: Path) -> Reads:
    return Reads(folder)


def text(name: str, value: str) -> bytes:
    return part(value.encode(), f'form-data; name="{name}"')


def file(name: str, file_name: str, body: bytes = b"x") -> bytes:
    return part(body, f'form-data; name="{name}"; filename="{file_name}"')


class TestAForm:
    async def test_holds_texts_and_files_in_their_order(self, reads: Reads) -> None:
        body = form(text("tag", "a"), file("docs", "1.txt", b"one"), text("tag", "é"), file("docs", "2.txt", b"two"))
        read = await reads(body)
        assert read.fields == {"tag": ["a", "é"]}
        assert [(each.part, each.name, each.size) for each in read.files] == [
            ("docs", "1.txt", 3),
            ("docs", "2.txt", 3),
        ]
        assert reads.kept == 2
        await read.discard()
        assert reads.kept == 0

    async def test_may_be_written_by_any_client(self, reads: Reads) -> None:
        request = httpx.Request(
            "POST", "http://x", data={"title": "Hi"}, files=[("docs", ("a b.txt", b"1")), ("docs", ("c.txt", b"2"))]
        )
        read = await reads(request.read(), kind=request.headers["content-type"])
        assert (read.fields, [each.name for each in read.files]) == ({"title": ["Hi"]}, ["a b.txt", "c.txt"])

    async def test_has_a_fingerprint_of_names_and_contents(self, reads: Reads) -> None:
        same = form(text("a", "1"), file("f", "n", b"x"))
        others = [
            form(text("a", "2"), file("f", "n", b"x")),
            form(text("b", "1"), file("f", "n", b"x")),
            form(text("a", "1"), file("g", "n", b"x")),
            form(text("a", "1"), file("f", "m", b"x")),
            form(text("a", "1"), file("f", "n", b"y")),
            form(text("a", "1")),
        ]
        prints = [(await reads(body)).fingerprint for body in (same, same, *others)]
        assert prints[0] == prints[1]
        assert len(set(prints)) == 1 + len(others)


class TestTheLimits:
    @pytest.mark.parametrize(
        ("body", "error"),
        [
            (form(*[file("f", f"{place}.txt") for place in range(4)]), Invalid),
            (form(file("f", "a", b"x" * 99), file("f", "b", b"x" * 99), file("f", "c", b"xyz")), TooLarge),
            (form(file("f", "a"), text("a", "x" * 11), text("b", "x" * 10)), TooLarge),
            (form(file("f", "a"), text("odd", "x")), Invalid),
            (form(file("f", "a"), part(b"\xff", 'form-data; name="a"')), Invalid),
            (form(file("f", "a"), text("a", "\x00")), Invalid),
            (form(file("f", "a"), text("a\u200b", "x")), Invalid),
            (form(file("f", "a"), text("", "x")), Invalid),
            (form(file("f", "a"), text("n" * 101, "x")), Invalid),
            (form(file("f", "a")) + bytes(3 * 1024 * 1024), TooLarge),
        ],
    )
    async def test_leave_nothing_behind_when_crossed(self, reads: Reads, body: bytes, error: type[Exception]) -> None:
        with pytest.raises(error):
            await reads(body)
        assert reads.kept == 0

    async def test_are_not_crossed_by_their_own_numbers(self, reads: Reads) -> None:
        body = form(file("f", "a", b"x" * 100), file("f", "b", b"x" * 100), file("f", "c", b""), text("a", "x" * 20))
        assert len((await reads(body)).files) == 3

    async def test_let_a_door_pass_over_what_it_does_not_know(self, reads: Reads) -> None:
        lax = FormRules(accepts=lambda name, _: name == "f", max_file=100, strict=False)
        read = await reads(form(file("odd", "virus.exe"), text("odd", "x"), file("f", "a")), lax)
        assert (read.fields, [each.part for each in read.files], reads.kept) == ({}, ["f"], 1)
