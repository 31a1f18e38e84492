"""Every failure of the tickets door has its own shape: `{"message", "error"}`, and no other."""

import json

import httpx
import pytest

from parley.api.clearfeed.tickets import DOOR
from parley.api.clearfeed.tickets.faults import TABLE
from parley.api.clearfeed.tickets.webhooks import EVENTS
from parley.api.clearfeed.tickets.words import PRIORITY_WORDS, STATE_WORDS
from parley.api.toolbox.faults import row_of
from parley.core.actor import Role
from parley.core.events import event_types
from parley.core.tickets import Priority, State, TicketClosed
from parley.kit.db import Database
from tests.api.clearfeed.tickets.requests import PATH, made, post, seed
from tests.support.desks import Desk, house_for, open_desk

JSON = {"content-type": "application/json"}


def check(answer: httpx.Response, status: int, word: str) -> None:
    assert answer.status_code == status, answer.text
    said = answer.json()
    assert set(said) == {"message", "error"}
    assert (said["error"], bool(said["message"])) == (word, True)


class TestAFailure:
    @pytest.mark.parametrize(
        "header", [None, "", "Basic abc", "Bearer", "Bearer nonsense", "Bearer parley_1_1_" + "x" * 43]
    )
    async def test_for_want_of_a_key_is_the_same_for_all(self, desk: Desk, header: str | None) -> None:
        headers = {} if header is None else {"authorization": header}
        answer = await desk.knock("GET", PATH, key=None, headers=headers)
        check(answer, 401, "UNAUTHORIZED")
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["message"] == "Invalid or missing API key"

    async def test_ignores_a_key_in_the_query(self, desk: Desk) -> None:
        check(
            await desk.knock("GET", f"{PATH}?api_key={desk.key}&access_token={desk.key}", key=None), 401, "UNAUTHORIZED"
        )

    async def test_takes_the_scheme_in_any_case(self, desk: Desk) -> None:
        answer = await desk.knock("GET", PATH, key=None, headers={"authorization": f"bEARER {desk.key}"})
        assert answer.status_code == 200

    @pytest.mark.parametrize("path", ["/req_1/nothing", "/req_1/comments/1", "/", "/req_1/", "//req_1"])
    async def test_for_an_unknown_path(self, desk: Desk, path: str) -> None:
        check(await desk.knock("GET", PATH + path), 404, "NOT_FOUND")

    async def test_for_a_wrong_method_says_what_is_allowed(self, desk: Desk) -> None:
        for method, path, allowed in (
            ("DELETE", "", {"POST", "GET", "OPTIONS"}),
            ("DELETE", "/req_1", {"GET", "PATCH", "OPTIONS"}),
            ("GET", "/req_1/close", {"POST", "OPTIONS"}),
            ("GET", "/req_1/comments", {"POST", "OPTIONS"}),
        ):
            answer = await desk.knock(method, PATH + path)
            check(answer, 405, "METHOD_NOT_ALLOWED")
            assert {word.strip() for word in answer.headers["allow"].split(",")} == allowed

    @pytest.mark.parametrize(
        "raw",
        [b"", b"{", b"[]", b"5", b'{"a": NaN}', b"\xff\xfe{", b"\xef\xbb\xbf{}", b'{"title": "\\ud800"}', b"[" * 10_000,
         b'{"title": "a", "title": "b"}'],
    )  # fmt: skip
    async def test_for_what_is_no_json_of_an_object(self, desk: Desk, raw: bytes) -> None:
        check(await desk.knock("POST", PATH, content=raw, headers=JSON), 400, "BAD_REQUEST")

    @pytest.mark.parametrize("depth", [40, 400, 800, 950])
    async def test_for_what_is_nested_too_deeply(self, desk: Desk, depth: int) -> None:
        body = {**await seed(desk), "custom_fields": None}
        for ends in (("[", "]"), ('{"a":', "}")):
            raw = json.dumps(body).replace("null", f'{{"k": {ends[0] * depth}1{ends[1] * depth}}}')
            headers = {**JSON, "idempotency-key": "deep"}
            check(await desk.knock("POST", PATH, content=raw, headers=headers), 400, "BAD_REQUEST")

    async def test_for_another_type_of_body(self, desk: Desk) -> None:
        for headers in ({}, {"content-type": "text/plain"}, {"content-type": "multipart/form-data; boundary=x"}):
            check(await desk.knock("POST", PATH, content=b"{}", headers=headers), 415, "UNSUPPORTED_MEDIA_TYPE")
        answer = await desk.knock("POST", PATH, content=b"{}", headers={**JSON, "content-encoding": "gzip"})
        check(answer, 415, "UNSUPPORTED_MEDIA_TYPE")

    async def test_for_a_body_beyond_the_cap(self, database: Database) -> None:
        async with open_desk(database, house_for(database, max_body=2_000)) as desk:
            body = await seed(desk, description="x" * 1_000)
            assert (await post(desk, body)).status_code == 201
            check(await post(desk, {**body, "description": "x" * 2_000}), 413, "PAYLOAD_TOO_LARGE")

    async def test_beyond_the_rate_says_when_to_come_back(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            for _ in range(2):
                assert (await desk.knock("GET", PATH)).status_code == 200
            answer = await desk.knock("GET", PATH)
            check(answer, 429, "TOO_MANY_REQUESTS")
            assert int(answer.headers["retry-after"]) >= 1

    async def test_of_ours_shows_the_requests_id_and_nothing_else(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def broken(*_: object, **__: object) -> None:
            raise RuntimeError("secret reason")

        body = await seed(desk)
        monkeypatch.setattr("parley.core.tickets.open_ticket", broken)
        answer = await desk.client.post(PATH, json=body, headers={"authorization": f"Bearer {desk.key}"})
        check(answer, 500, "INTERNAL_SERVER_ERROR")
        assert answer.headers["x-request-id"] in answer.json()["message"]
        assert "secret" not in answer.text

    async def test_never_repeats_what_was_sent(self, desk: Desk) -> None:
        answer = await post(desk, {"collection_id": "sesame", "title": 5, "description": "open", "priority": "sesame"})
        assert answer.status_code == 400
        assert "sesame" not in answer.text

    async def test_for_a_bad_idempotency_key(self, desk: Desk) -> None:
        for key in ("", "a b", "x" * 256, "é"):
            headers = {b"idempotency-key": key.encode("latin-1")}
            answer = await desk.client.post(
                PATH, json=await seed(desk), headers={**headers, b"authorization": f"Bearer {desk.key}".encode()}
            )
            check(answer, 400, "BAD_REQUEST")


class TestTheWords:
    def test_name_every_priority_and_every_state(self) -> None:
        assert list(PRIORITY_WORDS) == list(Priority)
        assert list(STATE_WORDS) == list(State)

    def test_refuse_every_event_in_writing(self) -> None:
        assert EVENTS.keys() == event_types().keys()
        assert all(each.reason for each in EVENTS.values())

    def test_have_a_status_for_every_error(self) -> None:
        assert row_of(TABLE, TicketClosed) == (409, "CONFLICT")


class TestTheDoor:
    async def test_says_the_requests_id_and_takes_ours(self, desk: Desk) -> None:
        answer = await desk.knock("GET", PATH, headers={"x-request-id": "mine-1"})
        assert answer.headers["x-request-id"] == "mine-1"

    async def test_lets_a_reader_read(self, desk: Desk) -> None:
        await made(desk)
        key = await desk.key_for(Role.READ)
        for path in ("", "/req_1", "/CF-1"):
            assert (await desk.knock("GET", PATH + path, key=key)).status_code == 200

    def test_stands_at_the_guides_path(self) -> None:
        assert DOOR.prefixes == ("/v1/requests",)
        assert {DOOR.path_of(each) for each in DOOR.operations} == {
            PATH,
            f"{PATH}/{{request_id}}",
            f"{PATH}/{{request_id}}/comments",
            f"{PATH}/{{request_id}}/close",
        }
