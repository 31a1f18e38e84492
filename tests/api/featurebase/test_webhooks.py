"""This dialect's webhooks: every event is mapped or refused, bodies and signatures are the vendor's."""

import datetime as dt
import hashlib
import hmac
from typing import Any

import msgspec
import pytest

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.webhooks import EVENTS, TOPICS, Topic, notification, signature_headers
from parley.api.toolbox.telling import Refused
from parley.core.events import RecordedEvent, event_types
from parley.core.events.model import Subject

NOW = dt.datetime(2025, 1, 15, 10, 30, tzinfo=dt.UTC)


def event(kind: str, /, **data: Any) -> RecordedEvent:
    return RecordedEvent(
        7, (1, 1, 7), kind, 1, Subject("ticket", 1), 1, 1, "user", 1, "Olivia", "native", data, [], NOW, quiet=False
    )


def topics(kind: str, /, **data: Any) -> list[str]:
    told = EVENTS[kind]
    assert isinstance(told, Topic)
    return list(told.choose(event(kind, **data)))


class TestEvents:
    def test_are_each_mapped_or_refused(self) -> None:
        assert set(EVENTS) == set(event_types())
        assert all(told.reason for told in EVENTS.values() if isinstance(told, Refused))

    def test_have_no_topics_but_the_vendors(self) -> None:
        named = {name for told in EVENTS.values() if isinstance(told, Topic) for name in told.names}
        assert named == set(TOPICS) - {"conversation.read"}

    @pytest.mark.parametrize(
        ("kind", "data", "expected"),
        [
            ("ticket.created", {}, ["ticket.created", "conversation.user.created"]),
            ("ticket.updated", {"changes": {"priority": [1, 2]}}, ["ticket.updated"]),
            ("ticket.updated", {"changes": {"open": [True, False]}}, ["ticket.updated", "conversation.admin.closed"]),
            ("ticket.updated", {"changes": {"open": [False, True]}}, ["ticket.updated", "conversation.admin.opened"]),
            (
                "ticket.status_changed",
                {"before": "open", "after": "solved", "state_before": "open", "state_after": "solved"},
                ["ticket.updated", "conversation.admin.closed"],
            ),
            (
                "ticket.status_changed",
                {"before": "open", "after": "pending", "state_before": "open", "state_after": "pending"},
                ["ticket.updated"],
            ),
            ("message.added", {"kind": "reply", "author_kind": "customer"}, ["conversation.user.replied"]),
            ("message.added", {"kind": "reply", "author_kind": "agent"}, ["conversation.admin.replied"]),
            ("message.added", {"kind": "note", "author_kind": "customer"}, ["conversation.admin.noted"]),
            ("message.added", {"kind": "system", "author_kind": "system"}, []),
            ("ticket.updated", {"changes": {"priority": [2, 4]}}, ["ticket.updated", "conversation.priority.updated"]),
            ("message.redacted", {}, ["conversation_part.redacted"]),
            ("ticket.deleted", {}, ["ticket.deleted", "conversation.deleted"]),
        ],
    )
    def test_have_the_topics_that_fit(self, kind: str, data: dict[str, Any], expected: list[str]) -> None:
        assert topics(kind, **data) == expected


class TestANotification:
    def test_says_what_it_is_about_and_what_changed(self) -> None:
        told = event("ticket.assigned", assignee_id=3, team_id=None, assignee_before=None, team_before=None)
        body = msgspec.to_builtins(notification(told, "ticket.updated", {"object": "ticket"}, workspace=5, webhook=9))
        assert body.pop("id").startswith("notif_")
        assert body == {
            "object": "notification_event",
            "topic": "ticket.updated",
            "organizationId": spell_id(5, Kind.WORKSPACE, 5),
            "webhookId": spell_id(5, Kind.WEBHOOK, 9),
            "createdAt": "2025-01-15T10:30:00.000Z",
            "deliveryStatus": "first_attempt",
            "data": {
                "object": "notification_event_data",
                "item": {"object": "ticket"},
                "changes": [{"field": "assigneeId", "oldValue": None, "newValue": spell_id(5, Kind.ADMIN, 3)}],
            },
        }

    def test_keeps_its_id_over_retries(self) -> None:
        first, again, other = (
            notification(event("ticket.created"), topic, {}, workspace=5, webhook=9, attempt=attempt)
            for topic, attempt in (("ticket.created", 1), ("ticket.created", 2), ("conversation.user.created", 1))
        )
        assert first.id == again.id != other.id
        assert (first.delivery_status, again.delivery_status) == ("first_attempt", "retry")

    def test_tells_the_title_the_status_and_the_sleep(self) -> None:
        def changes(kind: str, **data: Any) -> list[dict[str, Any]]:
            return notification(event(kind, **data), "ticket.updated", {}, workspace=5, webhook=9).data.changes

        assert changes("ticket.updated", changes={"sentiment": [None, "praise"]}, subject=["A", "B"]) == [
            {"field": "title", "oldValue": "A", "newValue": "B"}
        ]
        assert changes("ticket.status_changed", before="open", after="solved") == [
            {"field": "status", "oldValue": "open", "newValue": "solved"}
        ]
        assert changes("ticket.snoozed", until="2028-01-15T10:30:00Z") == [
            {"field": "snoozedUntil", "oldValue": None, "newValue": "2028-01-15T10:30:00Z"}
        ]
        assert changes("ticket.updated", changes={"category_id": [None, 2]}) == [
            {"field": "ticketCategoryId", "oldValue": None, "newValue": spell_id(5, Kind.CATEGORY, 2)}
        ]


class TestASignature:
    def test_is_made_with_the_whole_secret_over_the_time_and_the_body(self) -> None:
        headers = signature_headers("whsec_c2VjcmV0", b'{"a":1}', 1736937000)
        expected = hmac.new(b"whsec_c2VjcmV0", b'1736937000.{"a":1}', hashlib.sha256).hexdigest()
        assert headers == {"X-Webhook-Signature": expected, "X-Webhook-Timestamp": "1736937000"}
