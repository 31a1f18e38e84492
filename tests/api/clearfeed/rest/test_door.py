"""The door as a whole: keys, paths, methods, bodies that are none, limits and crashes, all in its own shape."""

from collections.abc import AsyncGenerator
from typing import Any

import httpx
import pytest

from parley.api.clearfeed.rest import DOOR
from parley.api.clearfeed.rest import intake as intake_module
from parley.api.toolbox.operations import PATH_NAME, Operation
from parley.core.actor import Role
from parley.core.assist import Assistant
from parley.kit.db import Database
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk, house_for, open_desk
from tests.support.marks import mark_of

OPERATIONS = {operation.name: operation for operation in DOOR.operations}
BODIES: dict[str, dict[str, Any]] = {
    "create_request": {"description": "<p>x</p>"},
    "update_request": {"title": "New"},
    "create_message": {"html_body": "<p>x</p>"},
    "search_customers": {"filters": [{"field": "external_company", "system": "a", "id": "1"}]},
    "create_customer": {"name": "Acme"},
    "update_customer": {"version": 1, "name": "New"},
    "add_channels": {"channels": [{"id": "C1"}]},
    "update_channel": {"collection_id": 1},
    "create_custom_field": {"name": "Size", "type": "text"},
    "replace_custom_field": {"name": "Size", "type": "text", "version": 1},
    "link_ticket": {
        "type": "link",
        "data": {"integration": "jira", "ticket_id": "A-1", "message_ts": "1.1", "channel_id": "C1"},
    },
    "query_insights": {"query": {"measures": ["Requests.count"]}},
}
READS_BY_POST = {"search_customers", "query_insights"}
WRITES = [name for name, each in OPERATIONS.items() if each.method != "GET" and name not in READS_BY_POST]
WITH_BODIES = [name for name, each in OPERATIONS.items() if each.body is not None]


def path_of(operation: Operation) -> str:
    return "/v1/rest" + PATH_NAME.sub("1", operation.path)


async def answer(desk: Desk, name: str, **options: Any) -> tuple[int, dict[str, Any]]:
    """Call an operation past the check of its document, and return status and body."""
    operation = OPERATIONS[name]
    options.setdefault("headers", {"authorization": f"Bearer {desk.key}"})
    found = await desk.client.request(operation.method, path_of(operation), **options)
    return found.status_code, found.json()


class TestTheTable:
    def test_has_a_body_for_every_operation_that_takes_one(self) -> None:
        assert set(BODIES) == set(WITH_BODIES)


class TestAKey:
    @pytest.mark.parametrize("name", OPERATIONS)
    async def test_is_needed_everywhere(self, desk: Desk, name: str) -> None:
        wrong: list[dict[str, str]] = [
            {},
            {"authorization": "Basic eDp5"},
            {"authorization": "Bearer wrong"},
            {"authorization": f"Bearer {desk.key}x"},
        ]
        for headers in wrong:
            status, said = await answer(desk, name, headers=headers, json=BODIES.get(name, {}))
            assert (status, said) == (401, {"message": "Invalid or missing API key", "error": "UNAUTHORIZED"})

    async def test_may_be_spelled_in_any_case_and_not_in_the_query(self, desk: Desk) -> None:
        found = await desk.client.get("/v1/rest/teams", headers={"authorization": f"bEARER {desk.key}"})
        assert found.status_code == 200
        found = await desk.client.get("/v1/rest/teams", params={"key": desk.key})
        assert (found.status_code, found.headers["www-authenticate"]) == (401, "Bearer")

    @pytest.mark.parametrize("name", WRITES)
    async def test_that_only_reads_changes_nothing(self, desk: Desk, name: str) -> None:
        await Client(desk).create()
        key = await desk.key_for(Role.READ)
        before = await mark_of(desk)
        status, said = await answer(
            desk, name, headers={"authorization": f"Bearer {key}"}, **({"json": BODIES[name]} if name in BODIES else {})
        )
        assert (status, said["error"]) in {(403, "FORBIDDEN"), (404, "NOT_FOUND")}
        assert status == 403 or name in {"create_message", "replace_custom_field", "delete_custom_field"}
        assert await mark_of(desk) == before


class TestAnAddress:
    @pytest.mark.parametrize("path", ["", "/", "/nothing", "/requests/", "/requests/1/2/3", "//requests", "/Requests"])
    async def test_where_nothing_is_says_so(self, desk: Desk, path: str) -> None:
        headers = {"authorization": f"Bearer {desk.key}"}
        found = await desk.client.get(f"/v1/rest{path}", headers=headers, follow_redirects=False)
        assert found.status_code == 404
        assert found.json().keys() == {"message", "error"}

    @pytest.mark.parametrize(("method", "path"), [("PUT", "/requests"), ("DELETE", "/requests/1"), ("POST", "/teams")])
    async def test_takes_the_methods_it_takes(self, desk: Desk, method: str, path: str) -> None:
        headers = {"authorization": f"Bearer {desk.key}"}
        found = await desk.client.request(method, f"/v1/rest{path}", headers=headers)
        assert (found.status_code, found.json()["error"]) == (405, "METHOD_NOT_ALLOWED")
        assert "OPTIONS" in found.headers["allow"]

    async def test_echoes_the_request_id(self, client: Client) -> None:
        said = await client.send("GET", "/teams", headers={"x-request-id": "mine-1"})
        assert said.headers["x-request-id"] == "mine-1"


class TestABody:
    @pytest.mark.parametrize("name", WITH_BODIES)
    async def test_is_well_formed_json(self, desk: Desk, name: str) -> None:
        for raw in (b"", b"{", b"[]", b"null", b"NaN", b'{"a":1,}', b"\xff\xfe{\x00}\x00", b"[" * 10_000, b'{"a":1}{}'):
            headers = {"authorization": f"Bearer {desk.key}", "content-type": "application/json"}
            status, said = await answer(desk, name, content=raw, headers=headers)
            assert (status, said["error"]) == (400, "BAD_REQUEST"), raw
            assert said["message"]

    @pytest.mark.parametrize("name", WITH_BODIES)
    @pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", ""])
    async def test_says_that_it_is_json(self, desk: Desk, name: str, media: str) -> None:
        headers = {"authorization": f"Bearer {desk.key}", "content-type": media}
        status, said = await answer(desk, name, content=b"{}", headers=headers)
        assert (status, said["error"]) == (415, "UNSUPPORTED_MEDIA_TYPE")

    @pytest.mark.parametrize("name", WITH_BODIES)
    async def test_has_a_limit(self, desk: Desk, name: str) -> None:
        content = b'{"x":"%s"}' % (b"x" * desk.house.max_body)
        headers = {"authorization": f"Bearer {desk.key}", "content-type": "application/json"}
        status, said = await answer(desk, name, content=content, headers=headers)
        assert (status, said["error"]) == (413, "PAYLOAD_TOO_LARGE")

    async def test_names_nothing_twice(self, client: Client) -> None:
        raw = b'{"description": "<p>a</p>", "description": "<p>b</p>"}'
        headers = {"content-type": "application/json"}
        assert "description" in await client.refused("POST", "/requests", content=raw, headers=headers)


class TestARepeat:
    @pytest.mark.parametrize("key", ["", "a b", "\u00e9", "x" * 256])
    async def test_needs_a_key_that_is_one(self, desk: Desk, key: str) -> None:
        headers = httpx.Headers({"authorization": f"Bearer {desk.key}", "idempotency-key": key}, "latin-1")
        found = await desk.client.post("/v1/rest/requests", json=BODIES["create_request"], headers=headers)
        assert (found.status_code, found.json()["error"]) == (400, "BAD_REQUEST")
        assert await Client(desk).ids() == []

    @pytest.mark.parametrize("name", ["create_request", "create_customer", "create_custom_field"])
    async def test_has_one_effect(self, desk: Desk, name: str) -> None:
        headers = {"authorization": f"Bearer {desk.key}", "idempotency-key": "k"}
        first = await answer(desk, name, json=BODIES[name], headers=headers)
        before = await mark_of(desk)
        assert await answer(desk, name, json=BODIES[name], headers=headers) == first
        assert first[0] == 201
        assert await mark_of(desk) == before


class TestALimitOfCalls:
    @pytest.fixture
    async def limited(self, database: Database) -> AsyncGenerator[Client]:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            yield Client(desk)

    async def test_is_told_in_the_doors_shape(self, limited: Client) -> None:
        for _ in range(2):
            await limited.said("GET", "/teams")
        found = await limited.send("GET", "/teams")
        assert (found.status_code, found.json()["error"]) == (429, "TOO_MANY_REQUESTS")
        assert int(found.headers["retry-after"]) >= 1


class TestACrash:
    async def test_tells_the_requests_id_and_nothing_else(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise RuntimeError("secret reason")

        monkeypatch.setattr(intake_module, "decode_json", broken)
        status, said = await answer(desk, "create_request", json=BODIES["create_request"])
        assert (status, said["error"]) == (500, "INTERNAL_SERVER_ERROR")
        assert "secret" not in said["message"]
        assert "req-" in said["message"]


class TestAModel:
    """What stands in for a title and a priority, where one is configured."""

    async def test_is_asked_once_for_both_and_outside_any_transaction(self, database: Database) -> None:
        lent: list[int] = []

        async def complete(_orders: str, text: str) -> str:
            lent.append(database.usage()[0])
            assert "smokes" in text
            return '{"subject": "Smoking printer", "priority": "urgent"}'

        async with open_desk(database, house_for(database, assistant=Assistant(complete))) as desk:
            client = Client(desk)
            said = await client.get(await client.create())
            assert (said["title"], said["priority"]) == ("Smoking printer", "urgent")
            said = await client.get(await client.create(title="Mine"))
            assert (said["title"], said["priority"]) == ("Mine", "urgent")
            said = await client.get(await client.create(priority="low"))
            assert (said["title"], said["priority"]) == ("Smoking printer", "low")
            await client.create(title="Mine", priority="low")
            headers = {"idempotency-key": "k"}
            for _ in range(2):
                await client.send(
                    "POST", "/requests", json=BODIES["create_request"] | {"description": "smokes"}, headers=headers
                )
        assert lent == [0, 0, 0, 0]

    async def test_that_fails_fails_no_request(self, database: Database) -> None:
        async def complete(_orders: str, _text: str) -> str:
            raise OSError

        async with open_desk(database, house_for(database, assistant=Assistant(complete))) as desk:
            client = Client(desk)
            said = await client.get(await client.create(description="<p>Where is my invoice?</p>"))
        assert "invoice" in said["title"].lower()
