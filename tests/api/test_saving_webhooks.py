"""Webhooks as they are saved, by every door that makes them: only what may be called, and answers, is kept."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import Desk
from tests.support.saving import LOCAL, reaching
from tests.support.servers import Answer, Seen, Send, says, serving

PUBLIC = "93.184.216.34"
NAMES = {
    "good.example": [PUBLIC],
    "inside.example": ["10.0.0.8"],
    "both.example": [PUBLIC, "169.254.169.254"],
    "mapped.example": ["::ffff:10.1.2.3"],
    "nat.example": ["64:ff9b::a9fe:a9fe"],
}
DOORS = {
    "native": ("/api/v1/webhooks", {"events": ["ticket.created"]}),
    "featurebase": ("/v2/webhooks", {"name": "Hook", "topics": ["ticket.created"]}),
}
CLEARFEED = {"format": "clearfeed", "events": ["ticket.created"]}
SOCIALBOARDS = {"format": "socialboards", "events": ["ticket.created"]}
REFUSED = [
    "https://127.0.0.1/", "https://10.1.2.3/", "https://[::1]/", "https://169.254.169.254/latest", "https://0.0.0.0/",
    "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://inside.example/", "https://both.example/",
    "https://mapped.example/", "https://nat.example/", "http://good.example/", "https://good.example:8443/",
    "http://nowhere.example/", f"http://{PUBLIC}/",
]  # fmt: skip


def told(answer: Any) -> tuple[str, str]:
    """Return which field is refused, and why, as either door says it."""
    error = answer.json()["error"]
    if "param" in error:
        return error["param"], error["message"]
    (fault,) = error["details"]["fields"]
    return fault["path"], fault["message"]


async def echo(seen: Seen, send: Send) -> None:
    """Answer the challenge."""
    await says(seen.target.partition("challenge=")[2].partition("&")[0].encode())(seen, send)


async def kept(desk: Desk) -> list[dict[str, Any]]:
    return (await desk.got("/webhooks"))["data"]


@pytest.mark.parametrize("door", DOORS)
class TestAnAddress:
    @pytest.mark.parametrize("url", REFUSED)
    async def test_that_may_not_be_called_is_not_saved(self, database: Database, door: str, url: str) -> None:
        path, body = DOORS[door]
        async with reaching(database, names=NAMES) as desk:
            answer = await desk.knock("POST", path, json={**body, "url": url})
            assert answer.status_code == 400
            field, why = told(answer)
            assert field == "url"
            assert "The address could not be fetched" in why, "one sentence, whatever the reason"
            assert await kept(desk) == []

    @pytest.mark.parametrize("url", ["https://good.example/hook", f"https://{PUBLIC}/", "https://nowhere.example/"])
    async def test_that_is_public_or_not_known_just_now_is_saved(self, database: Database, door: str, url: str) -> None:
        path, body = DOORS[door]
        async with reaching(database, names=NAMES) as desk:
            assert (await desk.knock("POST", path, json={**body, "url": url})).status_code == 201
            assert [each["url"] for each in await kept(desk)] == [url]

    @pytest.mark.parametrize(
        ("allow", "url"),
        [
            ("10.0.0.0/8", "https://inside.example/"),
            ("10.0.0.0/8", "http://10.9.9.9:8080/"),
            ("later.example:8080", "http://later.example:8080/"),
        ],
    )
    async def test_that_the_operator_allows_is_saved(self, database: Database, door: str, allow: str, url: str) -> None:
        path, body = DOORS[door]
        async with reaching(database, allow, names=NAMES) as desk:
            assert (await desk.knock("POST", path, json={**body, "url": url})).status_code == 201

    async def test_is_judged_again_when_it_changes_and_only_then(self, database: Database, door: str) -> None:
        path, body = DOORS[door]
        async with reaching(database, names=NAMES) as desk:
            made = (await desk.knock("POST", path, json={**body, "url": "https://good.example/"})).json()
            at = f"{path}/{(made.get('data') or made)['id']}"
            answer = await desk.knock("PATCH", at, json={"url": "https://inside.example/", "name": "New"})
            assert (answer.status_code, told(answer)[0]) == (400, "url")
            (only,) = await kept(desk)
            assert (only["url"], only["name"] != "New") == ("https://good.example/", True)
            async with desk.look() as work:
                await work.connection.execute(
                    "update webhooks set url = 'https://inside.example/' where workspace_id = $1", desk.workspace.id
                )
            same = {"url": "https://inside.example/", "name": "New"}
            assert (await desk.knock("PATCH", at, json=same)).status_code == 200


class TestAnEndpointOfClearfeed:
    async def test_is_pinged_with_a_signature_that_its_secret_makes(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(says(b"ok")) as served:
            made = await desk.made("/webhooks", {**CLEARFEED, "url": served.url("/in?a=1"), "headers": {"X-Mine": "1"}})
        (seen,) = served.seen
        said = b"POST" + made["url"].encode() + seen.body + seen.headers["x-cf-timestamp"].encode()
        expected = hmac.new(made["secret"].encode(), said, hashlib.sha256).hexdigest()
        assert (seen.headers["x-cf-signature"], seen.headers["x-cf-retry-count"]) == (expected, "0")
        assert (json.loads(seen.body)["type"], seen.headers["x-mine"]) == ("ping", "1")

    @pytest.mark.parametrize(
        ("answer", "why"),
        [
            (says(status="500 Oh"), "It answered 500"),
            (says(status="202 Later"), "It answered 202"),
            (says(b"", "Location: https://example.com/", status="302 Found"), "It answered 302"),
        ],
    )
    async def test_that_does_not_answer_with_200_is_not_saved(
        self, database: Database, answer: Answer, why: str
    ) -> None:
        async with reaching(database, *LOCAL) as desk, serving(answer) as served:
            refused = await desk.call("POST", "/webhooks", json={**CLEARFEED, "url": served.url()})
            assert (refused.status_code, told(refused)) == (400, ("url", why))
            assert await kept(desk) == []
            assert (await desk.got("/events?types=webhook.*"))["data"] == []

    async def test_whose_name_does_not_resolve_is_not_saved(self, database: Database) -> None:
        async with reaching(database) as desk:
            body = {**CLEARFEED, "url": "https://nowhere.example/"}
            refused = await desk.call("POST", "/webhooks", json=body)
            assert told(refused) == ("url", "The address could not be fetched")

    async def test_is_pinged_once_under_one_key(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(says()) as served:
            body, headers = {**CLEARFEED, "url": served.url()}, {"idempotency-key": "once"}
            first = await desk.call("POST", "/webhooks", json=body, headers=headers)
            again = await desk.call("POST", "/webhooks", json=body, headers=headers)
            assert (first.status_code, again.json()) == (201, first.json())
            assert len(served.seen) == 1

    async def test_is_not_called_for_who_may_not_manage(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(says()) as served:
            body = {**CLEARFEED, "url": served.url()}
            made = await desk.made("/webhooks", body)
            key = await desk.key_for(Role.AGENT)
            assert (await desk.call("POST", "/webhooks", json=body, key=key)).status_code == 403
            change = {"url": served.url("/other")}
            assert (await desk.call("PATCH", f"/webhooks/{made['id']}", json=change, key=key)).status_code == 403
            stale = await desk.call("PATCH", f"/webhooks/{made['id']}", json=change, headers={"if-match": '"9"'})
            assert stale.status_code == 412
            assert (await desk.knock("PATCH", "/v2/webhooks/" + "0" * 24, json=change)).status_code == 404
            assert len(served.seen) == 1


class TestAnEndpointOfSocialboards:
    async def test_is_saved_when_it_answers_its_challenge(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(echo) as served:
            made = await desk.made("/webhooks", {**SOCIALBOARDS, "url": served.url("/in?a=1")})
            assert made["status"] == "active"
        (seen,) = served.seen
        assert (seen.method, seen.body) == ("GET", b"")
        assert seen.target.startswith("/in?a=1&challenge=")
        assert "&verifyToken=" in seen.target

    async def test_is_not_saved_when_it_answers_another(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(says(b"42")) as served:
            refused = await desk.call("POST", "/webhooks", json={**SOCIALBOARDS, "url": served.url()})
            assert (refused.status_code, told(refused)) == (400, ("url", "It did not answer the challenge"))
            assert await kept(desk) == []

    async def test_is_challenged_again_at_another_address(self, database: Database) -> None:
        async with reaching(database, *LOCAL) as desk, serving(echo) as served, serving(says(b"1")) as deaf:
            made = await desk.made("/webhooks", {**SOCIALBOARDS, "url": served.url()})
            path = f"/webhooks/{made['id']}"
            refused = await desk.call("PATCH", path, json={"url": deaf.url()})
            assert (refused.status_code, told(refused)) == (400, ("url", "It did not answer the challenge"))
            assert (await desk.got(path))["data"]["url"] == served.url()
            assert (await desk.call("PATCH", path, json={"url": served.url("/new")})).status_code == 200
            assert [each.target.partition("?")[0] for each in served.seen] == ["/", "/new"]
