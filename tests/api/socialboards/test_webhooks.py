"""What this vendor is told of events: every one mapped or refused, bodies in PascalCase, endpoints challenged."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from parley.api.socialboards.schemas.shapes import UserWire
from parley.api.socialboards.schemas.tickets import CategoryWire, TicketProperties, TicketWire
from parley.api.socialboards.webhooks import (
    EVENTS,
    Topic,
    body_of,
    challenge_url,
)
from parley.api.toolbox.telling import Refused
from parley.app.doors import DOORS
from parley.core.events import RecordedEvent, Subject, event_types

NOW = dt.datetime(2025, 1, 15, 10, 30, tzinfo=dt.UTC)
BILL = UserWire("u", "Bill", "bill@example.com", None, "client", is_bot=False)
TICKET = TicketWire(
    id=7, title="Car", message="m", html_message="m", author=BILL, category=CategoryWire(1, "Cars", []),
    creation_time="t", custom_fields=[], last_thread_element_creation_time="t", locked_by=None,
    original_link="http://desk.test/app/tickets/7",
    properties=TicketProperties(is_anonymized=False, has_attachments=False, has_draft=False, is_locked=False),
    reply_count=0, is_muted=False, sentiment=None, source="api", detailed_source="api", source_name=None,
    status="completed", tags=[], attachments=[],
)  # fmt: skip


def event(type_: str, **data: Any) -> RecordedEvent:
    return RecordedEvent(
        id=1, position=(1, 1, 1), type=type_, version=1, subject=Subject("ticket", 7), ticket=7, sequence=2,
        actor_kind="agent", actor_id=1, actor_name="Olivia", origin="native", data=data, causes=[], created_at=NOW,
        quiet=False,
    )  # fmt: skip


def told(type_: str, **data: Any) -> dict[str, Any]:
    return msgspec.json.decode(body_of(event(type_, **data), TICKET, community="Acme"))


class TestTheTable:
    def test_has_every_event_mapped_or_refused_in_writing(self) -> None:
        assert "socialboards" in {door.name for door in DOORS}
        assert sorted(EVENTS) == sorted(event_types())
        assert all(each.reason if isinstance(each, Refused) else each.name for each in EVENTS.values())

    def test_has_a_name_of_its_own_for_each_topic(self) -> None:
        names = [each.name for each in EVENTS.values() if isinstance(each, Topic)]
        assert len(set(names)) == len(names)

    def test_tells_nothing_of_what_is_refused(self) -> None:
        with pytest.raises(KeyError):
            body_of(event("ticket.deleted"), TICKET, community="Acme")


class TestABody:
    def test_of_a_status_change_is_as_the_vendor_publishes_it(self) -> None:
        said = told(
            "ticket.status_changed", before="pending", after="solved", state_before="on_hold", state_after="solved"
        )
        assert {name: said[name] for name in ("CommunityName", "EventType", "TicketId")} == {
            "CommunityName": "Acme",
            "EventType": "ticket_status_change",
            "TicketId": 7,
        }
        (only,) = said["Events"]
        assert only["PreviousTicketStatus"] == "pending"
        assert only["InboxLink"] == "http://desk.test/app/tickets/7"
        assert only["CreationTime"] == "2025-01-15T10:30:00.0000000+00:00"
        assert (only["Ticket"]["Status"], only["Ticket"]["Author"]["Email"]) == ("completed", "bill@example.com")

    @pytest.mark.parametrize("type_", [name for name, each in EVENTS.items() if isinstance(each, Topic)])
    def test_has_a_capital_in_every_name(self, type_: str) -> None:
        data = {"state_before": "open", "kind": "note", "author_kind": "agent"}

        def names(value: Any) -> list[str]:
            if isinstance(value, dict):
                return [*value, *(name for inner in value.values() for name in names(inner))]
            return [name for item in value for name in names(item)] if isinstance(value, list) else []

        found = names(told(type_, **data))
        assert "Properties" in found
        assert all(name[0].isupper() for name in found)

    def test_of_a_reply_says_whose_it_is_and_whether_it_is_hidden(self) -> None:
        (note,) = told("message.added", kind="note", author_kind="agent")["Events"]
        (asked,) = told("message.added", kind="reply", author_kind="customer")["Events"]
        assert (note["ReplyId"], note["IsHidden"], note["IsByTeam"]) == (7, True, True)
        assert (asked["IsHidden"], asked["IsByTeam"]) == (False, False)


class TestAnEndpoint:
    @pytest.mark.parametrize("url", ["https://x.test/hook", "https://x.test/hook?a=1"])
    def test_is_challenged_with_a_number_and_a_token(self, url: str) -> None:
        query = parse_qs(urlsplit(challenge_url(url, number=42, token="a&b")).query)
        assert (query["challenge"], query["verifyToken"]) == (["42"], ["a&b"])
        assert query.get("a", ["1"]) == ["1"]
