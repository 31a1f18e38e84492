"""Webhooks of this format: which events are told, the body, and the signature."""

import datetime as dt
import hashlib
import hmac
import json
from typing import Any

import pytest

from parley.api.clearfeed.rest.routes.requests import PARTS
from parley.api.clearfeed.rest.sight import Sight
from parley.api.clearfeed.rest.webhooks import (
    EVENTS,
    Topic,
    body_of,
    headers_of,
    ping_of,
    signature_of,
)
from parley.api.toolbox.telling import Refused
from parley.core import inboxes, links, sla, tickets
from parley.core.dossiers import get_dossier
from parley.core.events import RecordedEvent, Subject, event_types
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk

URL = "https://hooks.example.com/in?x=1"


def an_event(type_: str, **data: Any) -> RecordedEvent:
    return RecordedEvent(
        id=17,
        position=(0, 0, 17),
        type=type_,
        version=1,
        subject=Subject("ticket", 1),
        ticket=1,
        sequence=2,
        actor_kind="agent",
        actor_id=1,
        actor_name="Olivia",
        origin="native",
        data=data,
        causes=[],
        created_at=dt.datetime(2025, 1, 15, tzinfo=dt.UTC),
        quiet=False,
    )


async def body(desk: Desk, number: int, event: RecordedEvent, topic: Topic) -> dict[str, Any]:
    async with desk.look() as work:
        dossier = await get_dossier(work, number=number, parts=PARTS)
        sight = Sight(
            "http://desk.test", await tickets.setup_of(work), (await sla.standing_of(work, [dossier.ticket])).policy_of
        )
    return json.loads(body_of(event, topic, dossier, sight, workspace=desk.workspace.id))


class TestTheTable:
    def test_has_a_row_for_every_event_and_no_other(self) -> None:
        assert EVENTS.keys() == event_types().keys()

    def test_says_why_where_it_refuses(self) -> None:
        assert all(row.reason for row in EVENTS.values() if isinstance(row, Refused))

    def test_tells_of_requests_made_and_changed(self) -> None:
        told = {kind: row.sub_type for kind, row in EVENTS.items() if isinstance(row, Topic)}
        assert told.pop("ticket.created") == "created"
        assert set(told.values()) == {"updated"}
        assert {kind.split(".")[0] for kind in told} == {"ticket", "message", "survey"}

    def test_tells_of_replies_and_of_no_note(self) -> None:
        row = EVENTS["message.added"]
        assert isinstance(row, Topic)
        assert row.tells(an_event("message.added", kind="reply"))
        assert not row.tells(an_event("message.added", kind="note"))
        assert not row.tells(an_event("message.added"))


class TestABody:
    async def test_is_the_request_with_a_capital_state_and_flat_ids(self, client: Client, desk: Desk) -> None:
        number = await client.create(title="Hi", requester_email="ann@example.com")
        async with desk.work() as work:
            inbox = (await tickets.get_ticket(work, number=number)).inbox_id
            await inboxes.add_channel(work, inbox=inbox, external_id="C1", name="help")
            await links.set_thread(work, number=number, kind="request", channel_id="C1", thread_ts="1.1")
        await client.update(number, state="in_progress")
        shown = await client.get(number)
        said = await body(desk, number, an_event("ticket.updated"), Topic("updated"))
        assert said == {
            "id": said["id"],
            "type": "request",
            "sub_type": "updated",
            "source": "api",
            "request": {**shown, "state": "In Progress", "channel": "C1", "collection": str(inbox)},
        }
        assert len(said["id"]) == 32
        assert int(said["id"], 16)

    async def test_has_no_channel_where_there_is_none(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        said = await body(desk, number, an_event("ticket.created"), Topic("created"))
        assert (said["sub_type"], said["request"]["channel"], said["request"]["state"]) == ("created", None, "Open")

    async def test_has_the_same_id_for_the_same_event(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        first = await body(desk, number, an_event("ticket.created"), Topic("created"))
        await client.update(number, title="New")
        again = await body(desk, number, an_event("ticket.created"), Topic("created"))
        assert first["id"] == again["id"]

    def test_of_a_ping_is_no_request(self) -> None:
        said = json.loads(ping_of("msg_1"))
        assert (said["type"], len(said["id"])) == ("ping", 32)


class TestASignature:
    def test_is_over_verb_address_body_and_time_with_nothing_between(self) -> None:
        wanted = hmac.new(b"whsec_x", f'POST{URL}{{"a":1}}1736937000'.encode(), hashlib.sha256).hexdigest()
        headers = headers_of("whsec_x", url=URL, body=b'{"a":1}', timestamp=1736937000, retry=0)
        assert headers == {
            "X-CF-Signature": wanted,
            "X-CF-Timestamp": "1736937000",
            "X-CF-Retry-Count": "0",
        }

    @pytest.mark.parametrize(
        "other",
        [{"verb": "PUT"}, {"url": f"{URL}1"}, {"body": b"{}"}, {"timestamp": 1736937001}],
    )
    def test_differs_with_each_of_them(self, other: dict[str, Any]) -> None:
        given: dict[str, Any] = {"verb": "POST", "url": URL, "body": b'{"a":1}', "timestamp": 1736937000}
        assert signature_of("s", **given) != signature_of("s", **{**given, **other})
        assert signature_of("s", **given) != signature_of("t", **given)

    @pytest.mark.parametrize(("retry", "shown"), [(0, "0"), (3, "3"), (9, "3")])
    def test_counts_three_retries_at_most(self, retry: int, shown: str) -> None:
        headers = headers_of("s", url=URL, body=b"", timestamp=1, retry=retry)
        assert headers["X-CF-Retry-Count"] == shown
