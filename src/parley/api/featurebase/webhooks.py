"""Webhooks of this dialect: which event has which topics, what a delivery says, and how it is signed. Delivers nothing.

Each event of core is mapped or refused here in writing; what a delivery shows of a ticket is what the door shows.
"""

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

import msgspec

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.changes import changes_of
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.words import PRIORITY_WORDS
from parley.api.toolbox.telling import Refused
from parley.core.events import RecordedEvent
from parley.core.tickets import Priority

DONE = {"solved", "closed"}


class Topic(msgspec.Struct, frozen=True):
    """The event is told: `names` are all topics it may have, `choose` picks those it has."""

    names: tuple[str, ...]
    choose: Callable[[RecordedEvent], Sequence[str]]


class NotificationData(msgspec.Struct):
    """What it is about, and what changed of it."""

    item: dict[str, Any]
    changes: list[dict[str, Any]]
    object: Literal["notification_event_data"] = "notification_event_data"


class Notification(msgspec.Struct, rename="camel", kw_only=True):
    """The body of a delivery."""

    object: Literal["notification_event"] = "notification_event"
    id: str
    topic: str
    organization_id: str
    webhook_id: str
    created_at: str
    delivery_status: Literal["first_attempt", "retry"]
    data: NotificationData


def notification(
    event: RecordedEvent, topic: str, item: dict[str, Any], *, workspace: int, webhook: int, attempt: int = 1
) -> Notification:
    """Write a delivery; its id is the same however often it is tried."""
    return Notification(
        id=f"notif_{uuid5(NAMESPACE_URL, f'{workspace}/{webhook}/{event.id}/{topic}')}",
        topic=topic,
        organization_id=spell_id(workspace, Kind.WORKSPACE, workspace),
        webhook_id=spell_id(workspace, Kind.WEBHOOK, webhook),
        created_at=spell_moment(event.created_at),
        delivery_status="first_attempt" if attempt == 1 else "retry",
        data=NotificationData(item, changes_of(workspace, event)),
    )


def signature_headers(secret: str, body: bytes, timestamp: int) -> dict[str, str]:
    """Sign a body: hex HMAC-SHA256 over `{timestamp}.{body}`, keyed with the whole secret, its prefix included."""
    signed = hmac.digest(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return {"X-Webhook-Signature": signed.hex(), "X-Webhook-Timestamp": str(timestamp)}


def _always(*names: str) -> Topic:
    return Topic(names, lambda _: names)


def _said(event: RecordedEvent) -> Sequence[str]:
    kind, author = event.data.get("kind"), event.data.get("author_kind")
    if kind == "note":
        return ("conversation.admin.noted",)
    if kind != "reply":
        return ()
    return ("conversation.user.replied",) if author == "customer" else ("conversation.admin.replied",)


def _moved(event: RecordedEvent) -> Sequence[str]:
    before, after = event.data.get("state_before") in DONE, event.data.get("state_after") in DONE
    return ("ticket.updated", *_turned(was_open=not before, is_open=not after))


def _changed(event: RecordedEvent) -> Sequence[str]:
    changes: dict[str, list[Any]] = event.data.get("changes") or {}
    found = ["ticket.updated"]
    if "open" in changes:
        was_open, is_open = changes["open"]
        found += _turned(was_open=was_open, is_open=is_open)
    if "priority" in changes and len({PRIORITY_WORDS[Priority(each)] for each in changes["priority"]}) > 1:
        found.append("conversation.priority.updated")
    return found


def _turned(*, was_open: bool, is_open: bool) -> Sequence[str]:
    if was_open == is_open:
        return ()
    return ("conversation.admin.opened",) if is_open else ("conversation.admin.closed",)


TURNING = ("ticket.updated", "conversation.admin.opened", "conversation.admin.closed")
UPDATED = _always("ticket.updated")
PEOPLE = Refused("The dialect's topics for contacts and companies are not among those this desk sends")
SETTINGS = Refused("The dialect has no topic for settings")
LIBRARY = Refused("The dialect has no topic for articles and their collections")
FILES = Refused("A file is told with the message or the ticket it belongs to")
INSIDE = Refused("An affair of this desk's own: the dialect does not know it")

EVENTS: Mapping[str, Topic | Refused] = {
    "ticket.created": _always("ticket.created", "conversation.user.created"),
    "ticket.updated": Topic((*TURNING, "conversation.priority.updated"), _changed),
    "ticket.status_changed": Topic(TURNING, _moved),
    "ticket.assigned": _always("ticket.updated", "conversation.admin.assigned"),
    "ticket.snoozed": _always("ticket.updated", "conversation.admin.snoozed"),
    "ticket.woken": _always("ticket.updated", "conversation.admin.unsnoozed"),
    "ticket.deleted": _always("ticket.deleted", "conversation.deleted"),
    "ticket.restored": UPDATED,
    "ticket.linked": UPDATED,
    "ticket.unlinked": UPDATED,
    "ticket.merged": UPDATED,
    "ticket.split": UPDATED,
    "ticket.unmerged": UPDATED,
    "ticket.unsplit": UPDATED,
    "operation.undone": Refused("What it changed of tickets is told by their own events"),
    "ticket.continued": Refused("The ticket that goes on is told when it is created"),
    "ticket.purged": Refused("It was told when it was deleted"),
    "ticket.followers_changed": INSIDE,
    "ticket.unattended": INSIDE,
    "ticket.shared": INSIDE,
    "ticket.unshared": INSIDE,
    "ticket.thread_set": INSIDE,
    "ticket.thread_removed": INSIDE,
    "message.added": Topic(
        ("conversation.user.replied", "conversation.admin.replied", "conversation.admin.noted"), _said
    ),
    "message.drafted": Refused("A draft is the team's alone until it is sent; then it is told as a message"),
    "message.redacted": _always("conversation_part.redacted"),
    "survey.requested": Refused("The dialect's surveys are not this desk's"),
    **dict.fromkeys(
        ("export.requested", "export.finished", "export.failed", "import.started", "import.failed", "import.finished"),
        INSIDE,
    ),
    "survey.received": Refused("The dialect's surveys are not this desk's"),
    **dict.fromkeys(
        (
            *("customer.created", "customer.updated", "customer.deleted", "customer.erased", "customer.signed_in"),
            *("company.created", "company.updated", "company.deleted"),
        ),
        PEOPLE,
    ),
    **dict.fromkeys(
        (
            *("agent.identity_linked", "agent.password_changed", "agent.recovery_code_used", "agent.totp_disabled"),
            *("agent.totp_enabled", "invitation.accepted", "invitation.created", "invitation.resent"),
            *("invitation.revoked", "session.ended", "session.started"),
            *("agent.created", "agent.updated", "agent.deactivated", "team.created", "team.updated", "team.deleted"),
            *("category.created", "category.updated", "category.deleted"),
            *("status.created", "status.updated", "status.deleted", "field.created", "field.updated", "field.deleted"),
            *("inbox.created", "inbox.updated", "inbox.deleted", "tag.created", "tag.updated", "tag.deleted"),
            *("sla_policy.created", "sla_policy.updated", "sla_policy.deleted", "key.created", "key.revoked"),
            *("webhook.created", "webhook.updated", "webhook.deleted", "webhook.secret_rotated"),
            *("macro.created", "macro.updated", "macro.deleted"),
            *("webhook.suspended", "view.created", "view.updated", "view.deleted"),
            *("workspace.created", "workspace.updated", "channel.added", "channel.updated", "channel.removed"),
        ),
        SETTINGS,
    ),
    **dict.fromkeys(
        (
            *("article.created", "article.updated", "article.published", "article.deleted"),
            *("section.created", "section.updated", "section.deleted"),
        ),
        LIBRARY,
    ),
    **dict.fromkeys(("file.uploaded", "file.deleted"), FILES),
}
TOPICS = (
    *("ticket.created", "ticket.updated", "ticket.deleted", "conversation.user.created", "conversation.user.replied"),
    *("conversation.admin.replied", "conversation.admin.closed", "conversation.admin.assigned"),
    *("conversation.admin.noted", "conversation.admin.snoozed", "conversation.admin.unsnoozed"),
    *("conversation.admin.opened", "conversation.deleted", "conversation.read"),
    *("conversation.priority.updated", "conversation_part.redacted"),
)
"""All topics one may subscribe to; nobody has read receipts here, so `conversation.read` is never sent."""
