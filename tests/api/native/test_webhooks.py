"""Webhooks through the native door, and what core says of them to the others."""

import asyncio
import re
from base64 import b64decode
from collections import Counter
from typing import Any

import pytest

from parley.core import webhooks
from parley.core.actor import Role
from parley.core.errors import Invalid
from parley.core.webhooks import SecretLost, TooManyWebhooks, WebhookNotFound
from parley.kit.crypto import Secret
from parley.kit.db.listing import Order, Search
from tests.support.desks import SECRET, Desk
from tests.support.events import events_of

URL = "https://hooks.example.com/parley?token=hush"
HOOK: dict[str, Any] = {"url": URL, "events": ["ticket.*"]}


class TestCreatingAWebhook:
    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"url": ...}, "url"),
            ({"events": ...}, "events"),
            ({"url": "https://u:p@example.com"}, "url"),
            ({"url": "https://[::1"}, "url"),
            ({"url": "https://e.com/" + "x" * 2000}, "url"),
            ({"url": "https://e.com/\x00"}, "url"),
            ({"events": ["ticket.*", "ticket.lost"]}, "events.1"),
            ({"events": "ticket.*"}, "events"),
            ({"name": "\r\n"}, "name"),
            ({"format": "zendesk"}, "format"),
            ({"headers": {"Host": "evil"}}, "headers.Host"),
            ({"headers": {"X-A": "a\r\nB: c"}}, "headers.X-A"),
            ({"headers": {"X-A": 1}}, "headers"),
            ({"timeout_seconds": 21}, "timeout_seconds"),
            ({"secret": "whsec_mine"}, "secret"),
            ({"status": "paused"}, "status"),
        ],
    )
    async def test_refuses_what_is_none(self, desk: Desk, change: dict[str, Any], path: str) -> None:
        body = {name: value for name, value in (HOOK | change).items() if value is not ...}
        answer = await desk.call("POST", "/webhooks", json=body)
        assert answer.status_code == 400
        assert [field["path"] for field in answer.json()["error"]["details"]["fields"]] == [path]
        assert (await desk.got("/webhooks"))["data"] == []

    async def test_shows_the_secret_once(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK)
        secret = made.pop("secret")
        assert len(b64decode(secret.removeprefix("whsec_"), validate=True)) == 32
        assert made == {
            "id": made["id"],
            "name": "hooks.example.com",
            "description": "",
            "url": URL,
            "format": "native",
            "events": ["ticket.*"],
            "topics": [],
            "status": "active",
            "headers": {},
            "timeout_seconds": 20,
            "last_status": None,
            "last_error": None,
            "failures": 0,
            "failing_since": None,
            "last_delivery_at": None,
            "created_at": made["created_at"],
            "updated_at": made["created_at"],
        }
        assert re.fullmatch(r"wh_\d+", made["id"])
        assert (await desk.got(f"/webhooks/{made['id']}"))["data"] == made
        assert (await desk.got("/webhooks"))["data"] == [made]

    async def test_keeps_it_sealed_and_tells_nobody(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK | {"headers": {"Authorization": "Bearer hush"}})
        async with desk.look() as work:
            kept = await work.connection.fetchval(
                "select secret from webhooks where workspace_id = $1", desk.workspace.id
            )
        assert made["secret"].encode() not in kept
        feed = str((await desk.got("/events?types=webhook.*"))["data"])
        assert "wh_" in feed
        assert "hush" not in feed
        assert made["secret"] not in feed

    async def test_is_done_once_under_one_key_secret_included(self, desk: Desk) -> None:
        headers = {"idempotency-key": "once"}
        first = await desk.call("POST", "/webhooks", json=HOOK, headers=headers)
        again = await desk.call("POST", "/webhooks", json=HOOK, headers=headers)
        assert (again.status_code, again.json()) == (201, first.json())
        assert (await desk.got("/webhooks"))["meta"]["total"] == 1


class TestWhoMayNotManage:
    @pytest.mark.parametrize("role", [Role.AGENT, Role.LIGHT, Role.READ])
    async def test_does_not_even_see_them(self, desk: Desk, role: Role) -> None:
        path = f"/webhooks/{(await desk.made('/webhooks', HOOK))['id']}"
        key = await desk.key_for(role)
        for method, at, body in (
            ("GET", "/webhooks", None),
            ("POST", "/webhooks", HOOK),
            ("GET", path, None),
            ("PATCH", path, {"name": "x"}),
            ("DELETE", path, None),
            ("POST", f"{path}/rotate", None),
        ):
            assert (await desk.call(method, at, json=body, key=key)).status_code == 403


class TestAnotherWorkspacesWebhook:
    async def test_is_not_found(self, desk: Desk, other_desk: Desk) -> None:
        theirs = await other_desk.made("/webhooks", HOOK)
        path = f"/webhooks/{theirs.pop('id')}"
        for method, at, body in (
            ("GET", path, None),
            ("PATCH", path, {"name": "x"}),
            ("DELETE", path, None),
            ("POST", f"{path}/rotate", None),
        ):
            assert (await desk.call(method, at, json=body)).status_code == 404
        assert (await other_desk.got(path))["data"]["name"] == theirs["name"]


class TestChangingAWebhook:
    async def test_changes_what_is_given_and_names_it(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK)
        path = f"/webhooks/{made['id']}"
        body = {"name": "Mirror", "events": [], "headers": {"X-A": "b"}, "timeout_seconds": 3, "status": "paused"}
        changed = (await desk.call("PATCH", path, json=body)).json()["data"]
        assert {name: changed[name] for name in body} == body
        assert "secret" not in changed
        told = (await events_of(desk, "webhook"))[-1]
        assert (told.type, told.data) == ("webhook.updated", {"name": "Mirror", "changed": sorted(body)})
        etag = (await desk.call("GET", path)).headers["etag"]
        again = await desk.call("PATCH", path, json=body)
        assert again.headers["etag"] == etag, "the same again is no change"
        assert (await desk.call("PATCH", path, json={})).status_code == 400

    @pytest.mark.parametrize(
        ("body", "path"),
        [({"status": "suspended"}, "status"), ({"format": "native"}, "format"), ({"url": None}, "url")],
    )
    async def test_refuses_what_only_the_house_may(self, desk: Desk, body: dict[str, Any], path: str) -> None:
        made = await desk.made("/webhooks", HOOK)
        answer = await desk.call("PATCH", f"/webhooks/{made['id']}", json=body)
        assert [field["path"] for field in answer.json()["error"]["details"]["fields"]] == [path]

    async def test_refuses_a_stale_version(self, desk: Desk) -> None:
        path = f"/webhooks/{(await desk.made('/webhooks', HOOK))['id']}"
        etag = (await desk.call("GET", path)).headers["etag"]
        calls = (desk.call("PATCH", path, json={"name": f"{n}"}, headers={"if-match": etag}) for n in range(6))
        assert Counter(answer.status_code for answer in await asyncio.gather(*calls)) == {200: 1, 412: 5}
        assert (await desk.call("DELETE", path, headers={"if-match": etag})).status_code == 412

    async def test_that_is_suspended_starts_anew(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK)
        async with desk.look() as work:
            await work.connection.execute(
                "update webhooks set status = 'suspended', failures = 9, failing_since = now(), last_error = 'x'"
                " where workspace_id = $1",
                desk.workspace.id,
            )
        path = f"/webhooks/{made['id']}"
        assert (await desk.got(path))["data"]["status"] == "suspended"
        now = (await desk.call("PATCH", path, json={"status": "active"})).json()["data"]
        assert (now["status"], now["failures"], now["failing_since"], now["last_error"]) == ("active", 0, None, None)


class TestRotating:
    async def test_gives_another_secret_and_keeps_the_old_one_for_a_day(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK)
        answer = await desk.call("POST", f"/webhooks/{made['id']}/rotate")
        rotated = answer.json()["data"]
        assert answer.status_code == 200
        assert rotated["secret"] != made["secret"]
        number = int(made["id"][3:])
        async with desk.look() as work:
            assert await webhooks.secret_of(work, webhook=number, secret=SECRET) == rotated["secret"]
            old, left = await work.connection.fetchrow(
                "select old_secret, old_secret_until - now() from webhooks where workspace_id = $1", desk.workspace.id
            )  # type: ignore[misc]  # there is a row
        assert SECRET.unseal("webhook secret", old) == made["secret"].encode()
        assert 23.9 < left.total_seconds() / 3600 <= 24
        assert (await events_of(desk, "webhook"))[-1].type == "webhook.secret_rotated"

    async def test_helps_where_the_installations_secret_was_lost(self, desk: Desk) -> None:
        made = await desk.made("/webhooks", HOOK)
        async with desk.work() as work:
            with pytest.raises(SecretLost):
                await webhooks.secret_of(work, webhook=int(made["id"][3:]), secret=Secret(b"another"))
            with pytest.raises(WebhookNotFound):
                await webhooks.secret_of(work, webhook=999_999, secret=SECRET)


class TestTheLimit:
    async def test_of_a_format_holds_at_once_and_leaves_the_others_alone(self, desk: Desk) -> None:
        async def make(place: int, form: str = "featurebase") -> bool:
            async with desk.work() as work:
                await webhooks.create_webhook(
                    work, secret=SECRET, name=f"{place}", url=URL, format=form, topics=["ticket.created"], most=3
                )
            return True

        made = await asyncio.gather(*(make(place) for place in range(8)), return_exceptions=True)
        assert Counter(type(each) for each in made) == {bool: 3, TooManyWebhooks: 5}
        assert await make(9, "clearfeed")
        async with desk.look() as work:
            search = Search(desk.workspace.id, order=Order("k.created_at", "timestamptz"), limit=10)
            found = await webhooks.list_webhooks(work, search, format="featurebase")
        assert (found.total, {tuple(each.topics) for each in found.items}) == (3, {("ticket.created",)})
        assert len((await desk.got("/webhooks?format=clearfeed"))["data"]) == 1

    async def test_of_the_workspace_is_a_hundred(self, desk: Desk) -> None:
        async with desk.look() as work:
            await work.connection.execute(
                "insert into webhooks (workspace_id, name, url, format, secret, created_at, updated_at)"
                " select $1, n::text, $2, 'native', '', now(), now() from generate_series(1, 100) n",
                desk.workspace.id, URL,
            )  # fmt: skip
        assert (await desk.call("POST", "/webhooks", json=HOOK)).status_code == 409


class TestABroughtSecret:
    async def test_is_kept_as_it_is_or_refused(self, desk: Desk) -> None:
        async with desk.work() as work:
            hook, text = await webhooks.create_webhook(
                work, secret=SECRET, name="Own", url=URL, format="clearfeed", text="correct horse battery"
            )
            assert text == "correct horse battery"
            assert await webhooks.secret_of(work, webhook=hook.id, secret=SECRET) == text
            for weak in ("", "short", "x" * 256, "ä" * 20, "x" * 20 + "\n"):
                with pytest.raises(Invalid):
                    await webhooks.create_webhook(work, secret=SECRET, name="n", url=URL, format="native", text=weak)
            with pytest.raises(Invalid):
                await webhooks.create_webhook(work, secret=SECRET, name="n", url=URL, format="other")
