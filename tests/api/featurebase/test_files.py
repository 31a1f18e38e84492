"""Files in custom fields: as parts of a form and by address, shown as JSON texts, and keys that are never believed."""

import json
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.core.actor import Role
from parley.core.files import FileVault
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.api.featurebase.conftest import UNKNOWN, Ask, error_of
from tests.support.desks import Desk, house_for, open_desk
from tests.support.forms import TYPE, form, part
from tests.support.servers import says, serving

NEUTRAL = "The address could not be fetched"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
async def desk(database: Database, folder: Path) -> AsyncGenerator[Desk]:
    """A desk whose files have 1,000 bytes by address and 3,000 in a form, which may fetch from this machine."""
    house = house_for(
        database,
        vault=FileVault(folder.as_uri()),
        outbound=Outbound(["127.0.0.0/8"]),
        max_fetch=1000,
        max_form=3000,
    )
    async with open_desk(database, house) as desk:
        yield desk


@pytest.fixture
async def fields(desk: Desk, ask: Ask) -> dict[str, str]:
    """The ids of a field of one file, of one of several, and of one of text, by their keys."""
    await desk.made("/fields", {"label": "Shot", "type": "file"})
    await desk.made("/fields", {"label": "Logs", "type": "file", "allow_multiple": True})
    await desk.made("/fields", {"label": "Size", "type": "text"})
    found = (await ask("GET", "/tickets/custom_fields")).json()["data"]
    return {each["label"].lower(): each["id"] for each in found}


def kept(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def data(category: str, **given: Any) -> bytes:
    said = {"ticketCategoryId": category, "title": "With files", "author": {}, **given}
    return part(json.dumps(said).encode(), 'form-data; name="data"')


def file(field: str, body: bytes = b"bytes", name: str = "a.txt") -> bytes:
    return part(body, f'form-data; name="customFields.{field}"; filename="{name}"')


async def sent(ask: Ask, *parts: bytes, method: str = "POST", path: str = "/tickets", **options: Any) -> httpx.Response:
    headers = {**TYPE, **options.pop("headers", {})}
    return await ask(method, path, content=form(*parts), headers=headers, **options)


def opened(value: str) -> Any:
    """Read the JSON text in which files are shown."""
    assert isinstance(value, str)
    return json.loads(value)


class TestAForm:
    async def test_brings_files_that_are_shown_with_signed_links(
        self, desk: Desk, ask: Ask, category: str, fields: dict[str, str]
    ) -> None:
        shot, logs = fields["shot"], fields["logs"]
        parts = (file(shot, b"one", "shot.png"), file(logs, b"two", "a.log"), file(logs, b"three", "b.log"))
        made = await sent(ask, data(category, customFields={fields["size"]: "XL"}), *parts)
        assert made.status_code == 201, made.text
        values = made.json()["customFields"]
        assert values[fields["size"]] == "XL"
        single, several = opened(values[shot]), opened(values[logs])
        assert set(single) == {"key", "name", "url"}
        assert (single["name"], [each["name"] for each in several]) == ("shot.png", ["a.log", "b.log"])
        shown = (await ask("GET", "/tickets/1")).json()["customFields"]
        assert [each["key"] for each in opened(shown[logs])] == [each["key"] for each in several]
        listed = (await ask("GET", "/tickets")).json()["data"][0]["customFields"]
        assert opened(listed[shot])["key"] == single["key"]
        assert single["url"].startswith("http://desk.test/f/")
        expiry = int(single["url"].rsplit("/", 1)[1].split(".")[2])
        assert 3590 < expiry - desk.house.now().timestamp() <= 3600
        assert len(single["key"]) == 24

    @pytest.mark.parametrize(
        ("name", "body"),
        [("a.exe", b"x"), ("a.BAT", b"x"), ("run.js", b"x"), ("run.sh", b"x"), ("a.txt", b"MZ\x90\x00" + b"\0" * 99)],
    )
    async def test_brings_no_programs(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str], name: str, body: bytes
    ) -> None:
        response = await sent(ask, data(category), file(fields["shot"], body, name))
        assert error_of(response) == (400, "invalid_request", f"customFields.{fields['shot']}")
        assert kept(folder) == []

    async def test_is_refused_whole_for_what_is_wrong(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        shot = fields["shot"]
        for parts, expected in (
            ((file(shot),), (400, "missing_parameter", "data")),
            ((data(category), data(category)), (400, "invalid_request", "data")),
            ((part(b"{", 'form-data; name="data"'), file(shot)), (400, "invalid_request", None)),
            ((data(category, title="x"), file(shot)), (400, "invalid_request", "title")),
            ((data(category), file(UNKNOWN)), (404, "resource_not_found", f"customFields.{UNKNOWN}")),
            ((data(category), file(fields["size"])), (400, "invalid_request", f"customFields.{fields['size']}")),
            ((data(category), file("nothing")), (400, "invalid_request", "customFields.nothing")),
            ((data(category), file(shot), file(shot)), (400, "invalid_request", f"customFields.{shot}")),
            ((data(category), part(b"x")), (400, "invalid_request", "file")),
            ((data(category), part(b"x", 'form-data; name="more"')), (400, "invalid_request", "more")),
        ):
            assert error_of(await sent(ask, *parts)) == expected
            assert kept(folder) == []
        assert (await ask("GET", "/tickets/1")).status_code == 404

    async def test_holds_so_many_files_and_bytes(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        logs = fields["logs"]
        ten = [file(logs, b"x", f"{n}.log") for n in range(10)]
        assert (await sent(ask, data(category), *ten)).status_code == 201
        eleven = await sent(ask, data(category), *ten, file(logs))
        assert error_of(eleven) == (400, "invalid_request", f"customFields.{logs}")
        for size, status in ((2999, 201), (3000, 201), (3001, 400)):
            assert (await sent(ask, data(category), file(logs, b"x" * size))).status_code == status, size
        both = await sent(ask, data(category), file(logs, b"x" * 1500), file(logs, b"x" * 1501))
        assert both.status_code == 400
        assert len(kept(folder)) == 12

    async def test_needs_the_right_before_a_byte_is_kept(
        self, desk: Desk, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        key = await desk.key_for(Role.READ)
        assert error_of(await sent(ask, data(category), file(fields["shot"]), key=key))[0] == 403
        assert kept(folder) == []

    async def test_is_the_same_request_under_another_boundary(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        headers = {"idempotency-key": "f1"}
        body = form(data(category), file(fields["shot"]))
        other = TYPE["content-type"].replace("parley-test", "parley-again")
        moved = body.replace(b"parley-test", b"parley-again")
        first = await ask("POST", "/tickets", content=body, headers={**TYPE, **headers})
        again = await ask("POST", "/tickets", content=moved, headers={"content-type": other, **headers})
        assert (first.status_code, again.json()) == (201, first.json())
        assert kept(folder) == [b"bytes"]

    async def test_changes_a_ticket(self, ask: Ask, category: str, fields: dict[str, str]) -> None:
        shot = fields["shot"]
        await sent(ask, data(category), file(shot, b"old", "old.txt"))
        said = part(b'{"title":"Changed"}', 'form-data; name="data"')
        changed = await sent(ask, said, file(shot, b"new", "new.txt"), method="PATCH", path="/tickets/1")
        assert (changed.status_code, changed.json()["title"]) == (200, "Changed")
        assert opened(changed.json()["customFields"][shot])["name"] == "new.txt"


class TestAnAddress:
    async def test_is_fetched_under_the_name_that_is_given_or_found(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        answer = says(b"report", 'Content-Disposition: attachment; filename="found.pdf"')
        async with serving(answer) as server:
            values = {
                fields["shot"]: {"url": server.url("/x")},
                fields["logs"]: [{"url": server.url("/1"), "name": "first.log"}, {"url": server.url("/2")}],
            }
            body = {"ticketCategoryId": category, "title": "By address", "author": {}, "customFields": values}
            made = await ask("POST", "/tickets", json=body)
        assert made.status_code == 201, made.text
        shown = made.json()["customFields"]
        assert opened(shown[fields["shot"]])["name"] == "found.pdf"
        assert [each["name"] for each in opened(shown[fields["logs"]])] == ["first.log", "found.pdf"]
        assert kept(folder) == [b"report"] * 3

    @pytest.mark.parametrize(
        "url", ["http://example.com/a.txt", "ftp://example.com/a", "https://10.0.0.1/a", "https://localhost/a", "a", ""]
    )
    async def test_that_may_not_be_reached_is_one_sentence(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str], url: str
    ) -> None:
        body = {
            "ticketCategoryId": category,
            "title": "No",
            "author": {},
            "customFields": {fields["shot"]: {"url": url}},
        }
        refused = await ask("POST", "/tickets", json=body)
        assert error_of(refused) == (400, "invalid_request", f"customFields.{fields['shot']}")
        assert NEUTRAL in refused.json()["error"]["message"]
        assert kept(folder) == []

    async def test_is_fetched_up_to_its_limit(
        self, ask: Ask, folder: Path, category: str, fields: dict[str, str]
    ) -> None:
        for size, status in ((999, 201), (1000, 201), (1001, 400)):
            async with serving(says(b"x" * size)) as server:
                values = {fields["shot"]: {"url": server.url("/a.txt")}}
                body = {"ticketCategoryId": category, "title": "Size", "author": {}, "customFields": values}
                assert (await ask("POST", "/tickets", json=body)).status_code == status, size
        assert len(kept(folder)) == 2

    async def test_counts_among_the_ten(self, ask: Ask, folder: Path, category: str, fields: dict[str, str]) -> None:
        async with serving(says(b"x")) as server:
            urls = [{"url": server.url(f"/{n}.txt")} for n in range(10)]
            logs, shot = fields["logs"], fields["shot"]
            ten = {"ticketCategoryId": category, "title": "Ten", "author": {}, "customFields": {logs: urls}}
            assert (await ask("POST", "/tickets", json=ten)).status_code == 201
            eleven = {**ten, "customFields": {logs: urls, shot: urls[0]}}
            assert error_of(await ask("POST", "/tickets", json=eleven)) == (400, "invalid_request", "customFields")
            said = json.dumps({**ten, "customFields": {logs: urls}}).encode()
            mixed = await sent(ask, part(said, 'form-data; name="data"'), file(shot))
            assert error_of(mixed) == (400, "invalid_request", "customFields")
        assert len(kept(folder)) == 10

    async def test_is_fetched_once_for_an_idempotency_key(
        self, ask: Ask, category: str, fields: dict[str, str]
    ) -> None:
        async with serving(says(b"x")) as server:
            values = {fields["shot"]: {"url": server.url("/a.txt")}}
            body = {"ticketCategoryId": category, "title": "Once", "author": {}, "customFields": values}
            answers = [await ask("POST", "/tickets", json=body, headers={"idempotency-key": "u1"}) for _ in range(2)]
            assert len(server.seen) == 1
        assert answers[0].json() == answers[1].json()


class TestAKey:
    """What comes in as `{key, …}`."""

    async def test_from_elsewhere_is_never_believed(
        self, desk: Desk, ask: Ask, category: str, fields: dict[str, str]
    ) -> None:
        made = await sent(ask, data(category), file(fields["shot"]), file(fields["logs"]))
        theirs = opened(made.json()["customFields"][fields["shot"]])
        await sent(ask, data(category), file(fields["logs"]))
        loose = await desk.call("POST", "/files", content=form(part(b"loose")), headers=dict(TYPE))
        least = {"ticketCategoryId": category, "title": "Forged", "author": {}}
        for forged in (
            theirs,
            json.dumps(theirs),
            [theirs],
            [json.dumps(theirs)],
            json.dumps([theirs]),
            {"key": theirs["key"]},
            {"key": "org/pending/file.pdf", "name": "file.pdf", "url": "https://example.com/"},
            {"key": loose.json()["data"]["id"]},
            theirs["key"],
            7,
            True,
            [1],
        ):
            for field in (fields["shot"], fields["logs"]):
                at = f"customFields.{field}"
                body = {**least, "customFields": {field: forged}}
                status, code, param = error_of(await ask("POST", "/tickets", json=body))
                assert (status, code) == (400, "invalid_request"), forged
                assert (param or "").startswith(at)
                changed = await ask("PATCH", "/tickets/2", json={"customFields": {field: forged}})
                assert error_of(changed)[:2] == (400, "invalid_request"), forged
        assert (await ask("GET", "/tickets/3")).status_code == 404

    async def test_of_another_field_of_the_ticket_is_not_believed_either(
        self, ask: Ask, category: str, fields: dict[str, str]
    ) -> None:
        made = await sent(ask, data(category), file(fields["shot"]), file(fields["logs"]))
        logs = opened(made.json()["customFields"][fields["logs"]])
        refused = await ask("PATCH", "/tickets/1", json={"customFields": {fields["shot"]: logs[0]}})
        assert error_of(refused) == (400, "invalid_request", f"customFields.{fields['shot']}")

    async def test_that_is_on_the_field_keeps_its_file(self, ask: Ask, category: str, fields: dict[str, str]) -> None:
        logs = fields["logs"]
        made = await sent(ask, data(category), file(logs, b"1", "1.log"), file(logs, b"2", "2.log"))
        shown = made.json()["customFields"][logs]
        for value in (shown, opened(shown), [json.dumps(each) for each in opened(shown)]):
            same = await ask("PATCH", "/tickets/1", json={"customFields": {logs: value}})
            assert same.status_code == 200, same.text
            names = [each["name"] for each in opened(same.json()["customFields"][logs])]
            assert names == ["1.log", "2.log"]
        said = part(json.dumps({"customFields": {logs: [opened(shown)[1]]}}).encode(), 'form-data; name="data"')
        mixed = await sent(ask, said, file(logs, b"3", "3.log"), method="PATCH", path="/tickets/1")
        assert [each["name"] for each in opened(mixed.json()["customFields"][logs])] == ["2.log", "3.log"]
        cleared = await ask("PATCH", "/tickets/1", json={"customFields": {logs: None}})
        assert cleared.json()["customFields"] == {}
