"""Every failure of the Socialboards door has the envelope, and a code of its own."""

import json
import re
from pathlib import Path

import pytest

from parley.api.socialboards import DOOR
from parley.api.socialboards.faults import TABLE
from parley.api.socialboards.words import PRIORITY_WORDS, STATE_WORDS
from parley.api.toolbox.faults import row_of
from parley.core.errors import ParleyError
from parley.core.tickets import Priority, State
from parley.kit.db import Database
from tests.api.socialboards.boards import SEED, check, made, post
from tests.support.desks import Desk, house_for, open_desk

JSON = {"content-type": "application/json"}
PAGE = Path(__file__).parents[3] / "docs" / "doors" / "socialboards.md"


class TestAFailure:
    @pytest.mark.parametrize(
        "header", [None, "", "Basic abc", "Bearer", "Bearer x", "Bearer parley_at_1_1_1_" + "0" * 32]
    )
    async def test_for_want_of_a_key_is_the_same_for_all(self, desk: Desk, header: str | None) -> None:
        headers = {} if header is None else {"authorization": header}
        for method, path in (
            ("GET", "/Teammates"),
            ("POST", "/tickets"),
            ("GET", "/tickets/1"),
            ("POST", "/tickets/list"),
        ):
            answer = await desk.knock(method, path, key=None, headers=headers)
            assert check(answer, 401, 2) == "Invalid or missing API key"
            assert answer.headers["www-authenticate"] == "Bearer"

    async def test_ignores_a_key_in_the_query(self, desk: Desk) -> None:
        check(await desk.knock("GET", f"/Teammates?access_token={desk.key}", key=None), 401, 2)

    @pytest.mark.parametrize("path", ["/tickets/1/nothing", "/tickets/", "/Teammates/1", "/tickets/1/replies/1"])
    async def test_for_an_unknown_path(self, desk: Desk, path: str) -> None:
        check(await desk.knock("GET", path), 404, 6)

    async def test_for_a_path_that_no_id_can_be(self, desk: Desk) -> None:
        check(await desk.knock("GET", "/tickets/%00"), 404, 5)

    async def test_for_a_wrong_method_says_what_is_allowed(self, desk: Desk) -> None:
        for method, path, allowed in (
            ("GET", "/tickets", {"POST", "OPTIONS"}),
            ("DELETE", "/tickets/1", {"GET", "OPTIONS"}),
            ("GET", "/tickets/1/replies", {"POST", "OPTIONS"}),
            ("POST", "/Teammates", {"GET", "OPTIONS"}),
            ("GET", "/token", {"POST", "OPTIONS"}),
        ):
            answer = await desk.knock(method, path)
            check(answer, 405, 7)
            assert {word.strip() for word in answer.headers["allow"].split(",")} == allowed

    @pytest.mark.parametrize(
        "raw",
        [b"", b"{", b"[]", b"5", b"null", b'{"a": NaN}', b"\xff\xfe{", b"\xef\xbb\xbf{}", b'{"title": "\\ud800"}',
         b"[" * 10_000, b'{"a":' * 5_000, b'{"title": "a", "title": "b"}', b'{"title": "\\u0000"}', b'{"Q": 1e400}'],
    )  # fmt: skip
    async def test_for_what_is_no_json_of_an_object(self, desk: Desk, raw: bytes) -> None:
        for path in ("/tickets", "/tickets/list", "/tickets/1/replies"):
            answer = await desk.knock("POST", path, content=raw, headers=JSON)
            assert answer.status_code in {400, 404} if path.endswith("replies") else answer.status_code == 400

    @pytest.mark.parametrize("depth", [40, 400, 470, 800, 950])
    @pytest.mark.parametrize("name", ["nonsense", "Creator", "customFields"])
    async def test_for_what_is_nested_too_deeply(self, desk: Desk, depth: int, name: str) -> None:
        for ends in (("[", "]"), ('{"a":', "}")):
            raw = json.dumps(SEED)[:-1].replace(f'"{name}"', '"other"') + f', "{name}": '
            raw += f"{ends[0] * depth}1{ends[1] * depth}}}"
            headers = {**JSON, "idempotency-key": "deep"}
            check(await desk.knock("POST", "/tickets", content=raw, headers=headers), 400, 1)

    async def test_for_another_type_of_body(self, desk: Desk) -> None:
        for headers in ({}, {"content-type": "text/plain"}, {"content-type": "multipart/form-data; boundary=x"}):
            check(await desk.knock("POST", "/tickets", content=b"{}", headers=headers), 415, 14)
        check(
            await desk.knock("POST", "/tickets", content=b"{}", headers={**JSON, "content-encoding": "gzip"}), 415, 14
        )

    async def test_for_a_body_beyond_the_cap(self, database: Database) -> None:
        async with open_desk(database, house_for(database, max_body=2_000)) as desk:
            assert (await post(desk, {**SEED, "message": "x" * 1_000})).status_code == 200
            check(await post(desk, {**SEED, "message": "x" * 2_000}), 413, 13)

    async def test_beyond_the_rate_says_when_to_come_back(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            for _ in range(2):
                await made(desk)
            answer = await post(desk)
            check(answer, 429, 16)
            assert int(answer.headers["retry-after"]) >= 1

    async def test_of_ours_shows_the_requests_id_and_nothing_else(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def broken(*_: object, **__: object) -> None:
            raise RuntimeError("secret reason")

        monkeypatch.setattr("parley.core.tickets.open_ticket", broken)
        answer = await desk.client.post("/tickets", json=SEED, headers={"authorization": f"Bearer {desk.key}"})
        assert answer.headers["x-request-id"] in check(answer, 500, 15)
        assert "secret" not in answer.text

    async def test_never_repeats_what_was_sent(self, desk: Desk) -> None:
        answer = await post(desk, {**SEED, "sentiment": "sesame", "assigneeId": "sesame"})
        assert answer.status_code == 400
        assert "sesame" not in answer.text


class TestTheWords:
    def test_name_every_priority_and_every_state(self) -> None:
        assert list(PRIORITY_WORDS) == list(Priority)
        assert list(STATE_WORDS) == list(State)
        assert set(STATE_WORDS.values()) == {"open", "pending", "completed"}

    def test_have_a_positive_code_for_each_cause(self) -> None:
        codes = [code for _, code in TABLE.values()]
        assert sorted(codes) == list(range(1, len(TABLE) + 1))

        class Unheard(ParleyError):
            """An error that no row names."""

        assert row_of(TABLE, Unheard) == (500, 15)

    def test_are_listed_in_the_doors_page(self) -> None:
        rows = re.findall(r"^\| (\d+) \| (\d+) \|", PAGE.read_text(), re.MULTILINE)
        assert {(int(code), int(status)) for code, status in rows} == {
            (code, status) for status, code in TABLE.values()
        }

    def test_claim_the_vendors_paths_and_no_more(self) -> None:
        assert DOOR.prefixes == ("/tickets", "/Teammates", "/token")
        assert {DOOR.path_of(each) for each in DOOR.operations} == {
            "/tickets",
            "/tickets/list",
            "/tickets/{ticket_id}",
            "/tickets/{ticket_id}/replies",
            "/Teammates",
            "/token",
        }
