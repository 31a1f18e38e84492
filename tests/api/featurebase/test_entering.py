"""Who is let in, which version is spoken, and every refusal in this door's shape."""

from typing import Any

import pytest

from parley.api.featurebase.version import KEPT
from parley.api.toolbox.idempotency import keys
from parley.kit.db import Database
from tests.api.featurebase.conftest import Ask, asking, error_of
from tests.support.desks import Desk, house_for, open_desk

NOVA, CLOVER = "2026-01-01.nova", "2025-12-12.clover"


class TestAKey:
    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"authorization": "Bearer wrong"},
            {"authorization": "Basic abc"},
            {"x-api-key": "wrong"},
            {"x-api-key": ""},
            {"x-api-key": "ümlaut".encode()},
        ],
    )
    async def test_that_is_wrong_or_missing_is_refused_alike(self, ask: Ask, headers: dict[str, Any]) -> None:
        response = await ask("GET", "/tickets", key=None, headers=headers)
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
        assert response.json() == {
            "error": {
                "type": "authentication_error",
                "code": "unauthorized",
                "message": "Invalid or missing API key",
                "status": 401,
            }
        }

    async def test_is_never_taken_from_the_query(self, ask: Ask, desk: Desk) -> None:
        assert (await ask("GET", "/tickets", key=None, params={"api_key": desk.key})).status_code == 401

    async def test_may_come_in_the_older_header(self, ask: Ask, desk: Desk) -> None:
        assert (await ask("GET", "/tickets", key=None, headers={"x-api-key": desk.key})).status_code == 200
        both = {"x-api-key": desk.key, "authorization": "Bearer wrong"}
        assert (await ask("GET", "/tickets", key=None, headers=both)).status_code == 401


class TestTheVersion:
    async def test_is_the_newest_unless_the_workspace_says_otherwise(self, ask: Ask, desk: Desk) -> None:
        assert (await ask("GET", "/tickets")).headers["featurebase-version"] == NOVA
        for said, spoken in ((CLOVER, CLOVER), ("1999-01-01.moss", NOVA)):
            await desk.call("PATCH", "/workspace", json={"api_versions": {"featurebase": said}})
            KEPT.clear()
            assert (await ask("GET", "/tickets")).headers["featurebase-version"] == spoken

    async def test_that_is_asked_for_is_named_by_every_answer(self, ask: Ask) -> None:
        for path, status in (("/tickets", 200), ("/tickets/9", 404), ("/nothing", 404)):
            response = await ask("GET", path, headers={"featurebase-version": CLOVER})
            assert (response.status_code, response.headers["featurebase-version"]) == (status, CLOVER)

    @pytest.mark.parametrize("given", ["2024-01-01", "", "nova", "2026-01-01.NOVA"])
    async def test_that_nobody_knows_is_refused(self, ask: Ask, given: str) -> None:
        response = await ask("GET", "/tickets", headers={"featurebase-version": given})
        assert error_of(response) == (400, "invalid_request", "Featurebase-Version")


class TestRefusals:
    async def test_know_paths_and_methods(self, ask: Ask) -> None:
        for path in ("/posts", "/changelogs", "/surveys", "/tickets/", "/nothing"):
            assert error_of(await ask("GET", path)) == (404, "resource_not_found", None), path
        wrong = await ask("PUT", "/tickets")
        assert error_of(wrong) == (405, "method_not_allowed", None)
        assert set(wrong.headers["allow"].split(", ")) >= {"GET", "POST"}

    @pytest.mark.parametrize("number", ["0", "-1", "01", "1.0", "abc", "9" * 20, "TK-1", "%00", "1%20", "٣"])
    async def test_call_a_malformed_number_not_found(self, ask: Ask, number: str) -> None:
        for path in (f"/tickets/{number}", f"/conversations/{number}"):
            assert (await ask("GET", path)).status_code == 404, path

    async def test_tell_bodies_that_are_none(self, ask: Ask) -> None:
        for path in ("/tickets", "/conversations"):
            typed = {"content-type": "application/json"}
            for body in (b"", b"{", b"[]", b'"x"', b"\xff", b'{"title":"a","title":"b"}', b"[" * 200_000):
                refused = await ask("POST", path, content=body, headers=typed)
                assert error_of(refused)[:2] in {(400, "invalid_request"), (400, "missing_parameter")}, body[:9]
            plain = await ask("POST", path, content=b"{}", headers={"content-type": "text/plain"})
            assert error_of(plain) == (415, "unsupported_media_type", None)
            packed = await ask("POST", path, content=b"{}", headers={**typed, "content-encoding": "gzip"})
            assert error_of(packed) == (415, "unsupported_media_type", None)

    async def test_tell_what_is_too_large(self, database: Database) -> None:
        async with open_desk(database, house_for(database, max_body=100)) as desk:
            ask = asking(desk)
            for path in ("/tickets", "/conversations"):
                assert error_of(await ask("POST", path, json={"title": "x" * 100})) == (413, "payload_too_large", None)

    async def test_tell_when_to_come_again(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            ask = asking(desk)
            answers = [await ask("GET", "/tickets") for _ in range(3)]
        assert [each.status_code for each in answers] == [200, 200, 429]
        assert error_of(answers[2]) == (429, "rate_limit_exceeded", None)
        assert int(answers[2].headers["retry-after"]) >= 1

    async def test_of_a_crash_tell_the_request_alone(
        self, ask: Ask, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*_: Any) -> None:
            raise RuntimeError("secret")

        monkeypatch.setattr("parley.api.featurebase.routes.tickets.dossier_to_wire", broken)
        category = (await ask("GET", "/tickets/categories")).json()[0]["id"]
        body = {"ticketCategoryId": category, "title": "Crash", "author": {}}
        headers = {"x-request-id": "req-2", "authorization": f"Bearer {desk.key}"}
        crashed = await desk.client.post("/v2/tickets", json=body, headers=headers)
        assert error_of(crashed) == (500, "internal_server_error", None)
        assert "secret" not in crashed.text
        assert "req-2" in crashed.json()["error"]["message"]

    async def test_know_idempotency_keys(self, ask: Ask) -> None:
        assert keys.VISIBLE
        refused = await ask("POST", "/conversations/search", json={}, headers={"idempotency-key": "a b"})
        assert error_of(refused) == (400, "invalid_request", "Idempotency-Key")

    async def test_know_versions_that_are_none(self, ask: Ask) -> None:
        category = (await ask("GET", "/tickets/categories")).json()[0]["id"]
        await ask("POST", "/tickets", json={"ticketCategoryId": category, "title": "Seen", "author": {}})
        refused = await ask("PATCH", "/tickets/1", json={}, headers={"if-match": '"9"'})
        assert error_of(refused) == (412, "precondition_failed", None)
