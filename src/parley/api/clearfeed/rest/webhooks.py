"""Webhooks of the format `clearfeed`: which events are told and how, and the headers that prove a call. All of it pure.

The vendor tells of requests alone. A change of anything else, and what a request's object does not show, is refused
with its reason.
"""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from parley.api.clearfeed.rest.mapping.requests import dossier_to_request
from parley.api.clearfeed.rest.sight import Sight
from parley.api.clearfeed.rest.words import STATE_WORDS
from parley.api.toolbox.telling import Refused
from parley.core.dossiers import Dossier
from parley.core.events import RecordedEvent

RETRIES = 3
ID_DIGITS = 32
# Where a change came from, in the vendor's words; whatever else is the API.
SOURCES = {"email": "email", "slack": "slack", "web": "web"}


class Topic(msgspec.Struct, frozen=True):
    """An event that is told of a request; where `field` is named, only when the event's own has one of the `values`."""

    sub_type: Literal["created", "updated"]
    field: str = ""
    values: frozenset[str] = frozenset()

    def tells(self, event: RecordedEvent) -> bool:
        """Whether this very event is told."""
        return not self.field or event.data.get(self.field) in self.values


CREATED, UPDATED = Topic("created"), Topic("updated")
NO_REQUEST = Refused("It is not about a request")
NOT_SHOWN = Refused("A request's object does not show it")
GONE = Refused("There is no request left to show")
INSIDE = Refused("It is the team's own")
SEATS = (
    "agent.identity_linked",
    "agent.password_changed",
    "agent.recovery_code_used",
    "agent.totp_disabled",
    "agent.totp_enabled",
    "invitation.accepted",
    "invitation.created",
    "invitation.resent",
    "invitation.revoked",
    "session.ended",
    "session.started",
)
EVENTS: Mapping[str, Topic | Refused] = {
    "agent.created": NO_REQUEST,
    "agent.deactivated": NO_REQUEST,
    "agent.updated": NO_REQUEST,
    **dict.fromkeys(SEATS, NO_REQUEST),
    "article.created": NO_REQUEST,
    "article.deleted": NO_REQUEST,
    "article.published": NO_REQUEST,
    "article.updated": NO_REQUEST,
    "category.created": NO_REQUEST,
    "category.deleted": NO_REQUEST,
    "category.updated": NO_REQUEST,
    "channel.added": NO_REQUEST,
    "channel.removed": NO_REQUEST,
    "channel.updated": NO_REQUEST,
    "company.created": NO_REQUEST,
    "company.deleted": NO_REQUEST,
    "company.updated": NO_REQUEST,
    "customer.created": NO_REQUEST,
    "customer.deleted": NO_REQUEST,
    "customer.erased": NO_REQUEST,
    "customer.signed_in": NO_REQUEST,
    "customer.updated": NO_REQUEST,
    "field.created": NO_REQUEST,
    "field.deleted": NO_REQUEST,
    "field.updated": NO_REQUEST,
    "file.deleted": NO_REQUEST,
    "file.uploaded": NO_REQUEST,
    "inbox.created": NO_REQUEST,
    "inbox.deleted": NO_REQUEST,
    "inbox.updated": NO_REQUEST,
    "key.created": NO_REQUEST,
    "key.revoked": NO_REQUEST,
    # A reply moves the clocks of the request; a note is the team's alone, and nobody outside learns that there is one.
    "message.added": Topic("updated", "kind", frozenset({"reply"})),
    "message.drafted": INSIDE,
    "message.redacted": NOT_SHOWN,
    # What it changed of requests is told by their own events.
    "operation.undone": INSIDE,
    "section.created": NO_REQUEST,
    "section.deleted": NO_REQUEST,
    "section.updated": NO_REQUEST,
    "sla_policy.created": NO_REQUEST,
    "sla_policy.deleted": NO_REQUEST,
    "sla_policy.updated": NO_REQUEST,
    "status.created": NO_REQUEST,
    "status.deleted": NO_REQUEST,
    "status.updated": NO_REQUEST,
    "survey.received": UPDATED,
    "survey.requested": UPDATED,
    "tag.created": NO_REQUEST,
    "tag.deleted": NO_REQUEST,
    "tag.updated": NO_REQUEST,
    "team.created": NO_REQUEST,
    "team.deleted": NO_REQUEST,
    "team.updated": NO_REQUEST,
    "export.failed": NO_REQUEST,
    "export.finished": NO_REQUEST,
    "export.requested": NO_REQUEST,
    "import.failed": NO_REQUEST,
    "import.finished": NO_REQUEST,
    "import.started": NO_REQUEST,
    "macro.created": NO_REQUEST,
    "macro.deleted": NO_REQUEST,
    "macro.updated": NO_REQUEST,
    "view.created": NO_REQUEST,
    "view.deleted": NO_REQUEST,
    "view.updated": NO_REQUEST,
    "ticket.assigned": UPDATED,
    "ticket.continued": NOT_SHOWN,
    "ticket.created": CREATED,
    "ticket.deleted": GONE,
    "ticket.followers_changed": INSIDE,
    "ticket.linked": UPDATED,
    "ticket.merged": UPDATED,
    "ticket.purged": GONE,
    "ticket.restored": UPDATED,
    "ticket.snoozed": INSIDE,
    "ticket.split": UPDATED,
    "ticket.status_changed": UPDATED,
    "ticket.thread_removed": UPDATED,
    "ticket.thread_set": UPDATED,
    "ticket.shared": INSIDE,
    "ticket.unattended": UPDATED,
    "ticket.unshared": INSIDE,
    "ticket.unlinked": UPDATED,
    "ticket.unmerged": UPDATED,
    "ticket.unsplit": UPDATED,
    "ticket.updated": UPDATED,
    "ticket.woken": INSIDE,
    "webhook.created": NO_REQUEST,
    "webhook.deleted": NO_REQUEST,
    "webhook.secret_rotated": NO_REQUEST,
    "webhook.suspended": NO_REQUEST,
    "webhook.updated": NO_REQUEST,
    "workspace.created": NO_REQUEST,
    "workspace.updated": NO_REQUEST,
}


def body_of(event: RecordedEvent, topic: Topic, dossier: Dossier, sight: Sight, *, workspace: int) -> bytes:
    """Spell the body of a call; the same event always has the same id."""
    said = {
        "id": _id_of(workspace, event.id),
        "type": "request",
        "sub_type": topic.sub_type,
        "source": SOURCES.get(event.origin, "api"),
        "request": _flat(dossier, sight),
    }
    return msgspec.json.encode(said)


def ping_of(message: str) -> bytes:
    """Spell the body of the first call, which must be answered with 200 before any other is made."""
    return msgspec.json.encode({"id": _digest(message), "type": "ping", "sub_type": "test", "source": "api"})


def headers_of(secret: str, *, url: str, body: bytes, timestamp: int, retry: int, verb: str = "POST") -> dict[str, str]:
    """Return the headers of a call; `timestamp` is in seconds since 1970, `retry` counts from 0 to 3."""
    return {
        "X-CF-Signature": signature_of(secret, verb=verb, url=url, body=body, timestamp=timestamp),
        "X-CF-Timestamp": str(timestamp),
        "X-CF-Retry-Count": str(min(retry, RETRIES)),
    }


def signature_of(secret: str, *, verb: str, url: str, body: bytes, timestamp: int) -> str:
    """Sign verb, address, body and time, with nothing between them."""
    return hmac.new(
        secret.encode(), verb.encode() + url.encode() + body + str(timestamp).encode(), "sha256"
    ).hexdigest()


def _id_of(workspace: int, number: int) -> str:
    return _digest(f"{workspace}:{number}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:ID_DIGITS]


def _flat(dossier: Dossier, sight: Sight) -> dict[str, Any]:
    """Spell a request as calls do: the state with a capital, collection and channel by their ids alone."""
    request: dict[str, Any] = msgspec.to_builtins(dossier_to_request(dossier, sight))
    request["state"] = STATE_WORDS[dossier.ticket.status.state].replace("_", " ").title()
    request["collection"] = request["collection"]["id"]
    request["channel"] = dossier.channel and dossier.channel.external_id
    return request
