"""Deliveries at the native door: the log, tests and replays."""

import datetime as dt
import json

import pytest

from parley.core.actor import Role
from parley.core.webhooks.deliveries import Outcome, keep_body
from parley.kit.clock import print_time, utc_now
from tests.support.desks import Desk
from tests.support.hooks import claimed, finished, hooked, planned, rows_of, tagged


class TestReplayingARange:
    @pytest.mark.parametrize(
        ("since", "until", "path"),
        [("nonsense", "2026-01-01T00:00:00Z", "from"), ("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "to")],
    )
    async def test_refuses_what_is_no_stretch_of_time(self, desk: Desk, since: str, until: str, path: str) -> None:
        webhook = await hooked(desk)
        answer = await desk.call("POST", f"/webhooks/wh_{webhook.id}/replay", json={"from": since, "to": until})
        assert answer.status_code == 400
        assert path in answer.text
        assert await rows_of(desk) == []

    async def test_sends_what_it_never_heard_of_and_the_same_ids_again(self, desk: Desk) -> None:
        begun = utc_now()
        await tagged(desk, "before")
        webhook = await hooked(desk, "tag.created")
        await tagged(desk, "after")
        await planned(desk)
        body = {
            "from": print_time(begun - dt.timedelta(seconds=1)),
            "to": print_time(utc_now() + dt.timedelta(hours=1)),
        }
        first = await rows_of(desk)
        assert (await desk.made(f"/webhooks/wh_{webhook.id}/replay", body)) == {"count": 2}
        again = [row for row in await rows_of(desk) if row["kind"] == "replay"]
        assert len(again) == 2
        assert {row["event_id"] for row in first} < {row["event_id"] for row in again}


class TestTheLog:
    async def test_is_for_those_who_manage_the_desk(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        key = await desk.key_for(Role.LIGHT)
        for method, path in (("GET", "deliveries"), ("POST", "test")):
            assert (await desk.call(method, f"/webhooks/wh_{webhook.id}/{path}", key=key)).status_code == 403

    async def test_shows_a_delivery_with_its_attempts(self, desk: Desk) -> None:
        webhook = await hooked(desk)
        made = await desk.made(f"/webhooks/wh_{webhook.id}/test", None)
        assert (made["kind"], made["status"], made["event_id"]) == ("test", "pending", None)
        (due,) = await claimed(desk)
        await finished(desk, due, Outcome(ok=False, milliseconds=7, status=500, error="It answered 500", answer="no"))
        path = f"/webhooks/wh_{webhook.id}/deliveries"
        found = (await desk.got(f"{path}/{made['id']}"))["data"]
        assert (found["attempts"], found["last_status"], found["last_error"]) == (1, 500, "It answered 500")
        (tried,) = found["tried"]
        assert (tried["number"], tried["milliseconds"], tried["answer"]) == (1, 7, "no")
        assert [each["id"] for each in (await desk.got(path, params={"status": "pending"}))["data"]] == [made["id"]]
        assert (await desk.got(path, params={"status": "failed"}))["data"] == []

    async def test_shows_what_is_told(self, desk: Desk) -> None:
        webhook = await hooked(desk, "tag.created")
        path = f"/webhooks/wh_{webhook.id}/deliveries"
        test = await desk.made(f"/webhooks/wh_{webhook.id}/test", None)
        assert json.loads((await desk.got(f"{path}/{test['id']}"))["data"]["body"]) == {
            "type": "webhook.test",
            "timestamp": test["created_at"],
            "data": {},
        }
        await tagged(desk, "one")
        await planned(desk)
        (row,) = (each for each in await rows_of(desk) if each["kind"] == "event")
        told = json.loads((await desk.got(f"{path}/dlv_{row['id']}"))["data"]["body"])
        assert (told["type"], told["data"]["data"]["name"]) == ("tag.created", "one")

    async def test_shows_the_words_of_another_format_once_they_are_written(self, desk: Desk) -> None:
        webhook = await hooked(desk, "ticket.created", format="featurebase")
        await desk.made("/tickets", {"subject": "Lost", "customer_email": "ann@example.com"})
        await planned(desk)
        (row,) = await rows_of(desk)
        path = f"/webhooks/wh_{webhook.id}/deliveries/dlv_{row['id']}"
        assert (await desk.got(path))["data"]["body"] is None
        (due,) = await claimed(desk)
        await keep_body(desk.database, due, b'{"topic": "ticket.created"}')
        assert (await desk.got(path))["data"]["body"] == '{"topic": "ticket.created"}'

    async def test_knows_a_delivery_only_by_its_own_webhook(self, desk: Desk) -> None:
        webhook, other = await hooked(desk), await hooked(desk)
        made = await desk.made(f"/webhooks/wh_{webhook.id}/test", None)
        answer = await desk.call("GET", f"/webhooks/wh_{other.id}/deliveries/{made['id']}")
        assert answer.status_code == 404


class TestReplayingOne:
    async def test_sends_the_same_message_again(self, desk: Desk) -> None:
        await hooked(desk, "tag.created")
        await tagged(desk, "one")
        await planned(desk)
        (row,) = await rows_of(desk)
        again = await desk.made(f"/deliveries/dlv_{row['id']}/replay", None)
        assert (again["message_id"], again["kind"], again["status"]) == (row["message_id"], "replay", "pending")
        assert again["id"] != f"dlv_{row['id']}"
