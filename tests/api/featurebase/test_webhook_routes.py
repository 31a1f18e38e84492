"""Webhooks at this door: topics, secrets, health."""

from typing import Any, get_args

import pytest

from parley.api.featurebase.mapping.webhooks import HEARD
from parley.api.featurebase.schemas.webhooks import Topic
from parley.api.featurebase.webhooks import TOPICS
from parley.core.actor import Role
from parley.core.events import check_known_types
from tests.api.featurebase.conftest import UNKNOWN, Ask
from tests.support.desks import Desk

HOOK = {"name": "Production", "url": "https://hooks.example/in", "topics": ["ticket.created", "post.created"]}


async def made(ask: Ask, **given: Any) -> dict[str, Any]:
    response = await ask("POST", "/webhooks", json={**HOOK, **given})
    assert response.status_code == 201, response.text
    return response.json()


class TestTopics:
    def test_are_heard_as_events_of_the_house(self) -> None:
        check_known_types(event for events in HEARD.values() for event in events)
        assert set(HEARD) < set(TOPICS) < set(get_args(Topic))
        assert HEARD["ticket.deleted"] == ["ticket.deleted"]


class TestMakingAWebhook:
    @pytest.mark.parametrize(
        ("given", "param"),
        [
            ({"name": ""}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"name": "\x00"}, "name"),
            ({"url": "ftp://x.example"}, "url"),
            ({"url": "https://user:password@x.example"}, "url"),
            ({"url": None}, "url"),
            ({"topics": []}, "topics"),
            ({"topics": ["ticket.exploded"]}, "topics.0"),
            ({"topics": ["post.created", "comment.created"]}, "topics"),
            ({"topics": "ticket.created"}, "topics"),
            ({"description": "x" * 501}, "description"),
            ({"description": None}, "description"),
            ({"requestConfig": {"timeoutMs": 999}}, "requestConfig.timeoutMs"),
            ({"requestConfig": {"timeoutMs": True}}, "requestConfig.timeoutMs"),
            ({"requestConfig": {"headers": {f"X-{n}": "1" for n in range(11)}}}, "requestConfig.headers"),
            ({"requestConfig": {"headers": {"X-A": "\r\nEvil: 1"}}}, "requestConfig.headers.X-A"),
            ({"requestConfig": {"headers": {"X-Webhook-Signature": "1"}}}, "requestConfig.headers.X-Webhook-Signature"),
        ],
    )
    async def test_is_refused_with_the_parameter(self, ask: Ask, given: Any, param: str) -> None:
        response = await ask("POST", "/webhooks", json={**HOOK, **given})
        assert (response.status_code, response.json()["error"]["param"]) == (400, param)
        assert (await ask("GET", "/webhooks")).json()["data"] == []

    async def test_answers_with_the_secret_whenever_it_is_read(self, ask: Ask, desk: Desk) -> None:
        config = {"timeoutMs": 25_000, "headers": {"X-Mine": "1"}}
        hook = await made(ask, description="All of it", requestConfig=config, secret="mine")
        assert hook["secret"].startswith("whsec_")
        assert hook == {
            "object": "webhook",
            "id": hook["id"],
            **HOOK,
            "description": "All of it",
            "secret": hook["secret"],
            "status": "active",
            "requestConfig": {"timeoutMs": 20_000, "headers": {"X-Mine": "1"}},
            "health": {
                "consecutiveFailures": 0,
                "errorsSinceLastSuccess": 0,
                "lastSuccessAt": None,
                "lastResponseTime": 0,
                "avgResponseTime": 0,
            },
            "lastStatus": None,
            "version": "2026-01-01.nova",
            "createdAt": hook["createdAt"],
            "updatedAt": hook["updatedAt"],
        }
        assert (await ask("GET", f"/webhooks/{hook['id']}")).json() == hook
        assert (await ask("GET", "/webhooks")).json() == {"object": "list", "data": [hook], "nextCursor": None}
        assert (await desk.got("/webhooks"))["data"][0]["events"] == ["ticket.created"]

    async def test_stops_at_ten(self, ask: Ask) -> None:
        for _ in range(10):
            await made(ask)
        response = await ask("POST", "/webhooks", json=HOOK)
        assert response.status_code == 400
        assert response.json()["error"] == {
            "type": "invalid_request_error",
            "code": "invalid_request",
            "message": "There may be 10 webhooks at most",
            "status": 400,
        }

    async def test_has_one_effect_under_one_key(self, ask: Ask) -> None:
        headers = {"idempotency-key": "once"}
        first = await ask("POST", "/webhooks", json=HOOK, headers=headers)
        again = await ask("POST", "/webhooks", json=HOOK, headers=headers)
        assert (again.status_code, again.json()) == (201, first.json())
        assert len((await ask("GET", "/webhooks")).json()["data"]) == 1


class TestAWebhook:
    async def test_changes_what_is_given(self, ask: Ask) -> None:
        hook = await made(ask, description="All")
        path = f"/webhooks/{hook['id']}"
        change = {"status": "paused", "description": None, "requestConfig": {"headers": {"X-A": "b"}}, "secret": "x"}
        changed = (await ask("PATCH", path, json=change)).json()
        assert changed | {"updatedAt": 0} == hook | {
            "status": "paused",
            "description": None,
            "requestConfig": {"timeoutMs": 20_000, "headers": {"X-A": "b"}},
            "updatedAt": 0,
        }
        assert (await ask("GET", "/webhooks?status=active")).json()["data"] == []
        assert (await ask("GET", "/webhooks?status=paused")).json()["data"] == [changed]
        assert (await ask("PATCH", path, json={"status": "suspended"})).status_code == 400
        assert (await ask("PATCH", path, json={})).json() == changed

    async def test_takes_another_secret(self, ask: Ask) -> None:
        hook = await made(ask)
        response = await ask("POST", f"/webhooks/{hook['id']}/secret")
        new = response.json()
        assert (response.status_code, new["id"]) == (200, hook["id"])
        assert new["secret"] != hook["secret"]
        assert (await ask("GET", f"/webhooks/{hook['id']}")).json() == new

    async def test_is_deleted(self, ask: Ask) -> None:
        hook = await made(ask)
        answer = await ask("DELETE", f"/webhooks/{hook['id']}", json={})
        assert (answer.status_code, answer.json()) == (200, {"id": hook["id"], "object": "webhook", "deleted": True})
        assert (await ask("DELETE", f"/webhooks/{hook['id']}")).status_code == 404

    async def test_that_is_not_this_doors_is_not_found(self, ask: Ask, desk: Desk, other_desk: Desk) -> None:
        theirs = (await other_desk.knock("POST", "/v2/webhooks", json=HOOK)).json()["id"]
        await desk.made("/webhooks", {"name": "Native", "url": "https://x.example", "events": ["ticket.created"]})
        assert (await ask("GET", "/webhooks")).json()["data"] == []
        for wrong in (theirs, UNKNOWN, "1"):
            for method, path, body in (
                ("GET", "", None), ("PATCH", "", {"name": "x"}), ("DELETE", "", None), ("POST", "/secret", None),
            ):  # fmt: skip
                response = await ask(method, f"/webhooks/{wrong}{path}", json=body)
                assert (response.status_code, response.json()["error"]["code"]) == (404, "resource_not_found")

    async def test_is_for_those_who_manage(self, ask: Ask, desk: Desk) -> None:
        hook = await made(ask)
        key = await desk.key_for(Role.AGENT)
        for method, path, body in (
            ("GET", "/webhooks", None),
            ("POST", "/webhooks", HOOK),
            ("GET", f"/webhooks/{hook['id']}", None),
            ("POST", f"/webhooks/{hook['id']}/secret", None),
        ):
            assert (await ask(method, path, key=key, json=body)).status_code == 403, (method, path)
