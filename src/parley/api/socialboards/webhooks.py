"""What this vendor is told of events: pure tables and renderers; delivering is not ours.

Bodies are `{"CommunityName", "EventType", "TicketId", "Events": […]}` with names in PascalCase. Published is
`ticket_status_change`, with `InboxLink`, `PreviousTicketStatus` and `Ticket`; the other types are ours, in its style.
The vendor signs nothing: an endpoint proves itself once, when it is saved, by answering a challenge. So the channel
signs as it signs our own format, in headers that whoever knows none of them does not see.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import msgspec

from parley.api.socialboards.moments import spell_moment
from parley.api.socialboards.schemas.tickets import TicketWire
from parley.api.socialboards.words import STATE_WORDS
from parley.api.toolbox.telling import Refused
from parley.core.events import RecordedEvent
from parley.core.tickets import State

Render = Callable[[RecordedEvent, TicketWire], dict[str, Any]]


class Topic(msgspec.Struct, frozen=True):
    """What an event is called here, and what is said of it beside the ticket."""

    name: str
    render: Render


def challenge_url(url: str, *, number: int, token: str) -> str:
    """Return the address that a new endpoint is asked at; it must answer with the number."""
    query = urlencode({"challenge": number, "verifyToken": token})
    return f"{url}{'&' if urlsplit(url).query else '?'}{query}"


def body_of(event: RecordedEvent, ticket: TicketWire, *, community: str) -> bytes:
    """Render an event that is told. Raises KeyError for one that is refused."""
    topic = EVENTS[event.type]
    if isinstance(topic, Refused):
        raise KeyError(event.type)
    told = {"Type": topic.name, "CreationTime": spell_moment(event.created_at), **topic.render(event, ticket)}
    return msgspec.json.encode(
        {"CommunityName": community, "EventType": topic.name, "TicketId": ticket.id, "Events": [told]}
    )


def pascal(value: Any) -> Any:
    """Spell every name in a value with a capital."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {name[:1].upper() + name[1:]: pascal(member) for name, member in members.items()}
    return [pascal(item) for item in cast("list[Any]", value)] if isinstance(value, list) else value


def _ticket(_: RecordedEvent, ticket: TicketWire) -> dict[str, Any]:
    return {"InboxLink": ticket.original_link, "Ticket": pascal(msgspec.to_builtins(ticket))}


def _status(event: RecordedEvent, ticket: TicketWire) -> dict[str, Any]:
    return {"PreviousTicketStatus": STATE_WORDS[State(event.data["state_before"])], **_ticket(event, ticket)}


def _reply(event: RecordedEvent, ticket: TicketWire) -> dict[str, Any]:
    said = {"ReplyId": event.subject.id, "IsHidden": event.data["kind"] == "note"}
    return {**said, "IsByTeam": event.data["author_kind"] != "customer", **_ticket(event, ticket)}


_SETTINGS = "It is about the desk's own settings and people, of which this dialect tells nothing."
_INSIDE = "It happens within the desk: this dialect has no word for it, and shows the ticket as it was."
_GONE = "The ticket is gone, and a body of this dialect is nothing without one."
_REFUSED: dict[str, tuple[str, ...]] = {
    _SETTINGS: (
        "agent.identity_linked", "agent.password_changed", "agent.recovery_code_used", "agent.totp_disabled",
        "agent.totp_enabled", "invitation.accepted", "invitation.created", "invitation.resent", "invitation.revoked",
        "session.ended", "session.started",
        "agent.created", "agent.deactivated", "agent.updated", "article.created", "article.deleted",
        "article.published", "article.updated", "category.created", "category.deleted", "category.updated",
        "channel.added", "channel.removed", "channel.updated", "company.created", "company.deleted", "company.updated",
        "customer.created", "customer.deleted", "customer.erased", "customer.signed_in", "customer.updated",
        "export.failed",
        "export.finished", "export.requested", "field.created",
        "field.deleted", "field.updated", "file.deleted", "file.uploaded", "inbox.created", "inbox.deleted",
        "inbox.updated", "key.created", "key.revoked", "section.created", "section.deleted", "section.updated",
        "sla_policy.created", "sla_policy.deleted", "sla_policy.updated", "status.created", "status.deleted",
        "status.updated", "tag.created", "tag.deleted", "tag.updated", "team.created", "team.deleted", "team.updated",
        "import.started", "import.failed", "import.finished",
        "macro.created", "macro.deleted", "macro.updated", "view.created", "view.deleted", "view.updated",
        "webhook.created", "webhook.deleted", "webhook.secret_rotated", "webhook.suspended", "webhook.updated",
        "workspace.created", "workspace.updated",
    ),
    _INSIDE: (
        "message.drafted", "message.redacted", "operation.undone", "survey.received", "survey.requested",
        "ticket.continued", "ticket.followers_changed", "ticket.linked", "ticket.merged", "ticket.shared",
        "ticket.snoozed",
        "ticket.split", "ticket.thread_removed", "ticket.thread_set", "ticket.unattended", "ticket.unlinked",
        "ticket.unmerged", "ticket.unshared", "ticket.unsplit", "ticket.woken",
    ),
    _GONE: ("ticket.deleted", "ticket.purged"),
}  # fmt: skip
EVENTS: Mapping[str, Topic | Refused] = {
    "ticket.created": Topic("ticket_created", _ticket),
    "ticket.restored": Topic("ticket_restored", _ticket),
    "ticket.status_changed": Topic("ticket_status_change", _status),
    "ticket.updated": Topic("ticket_updated", _ticket),
    "ticket.assigned": Topic("ticket_assigned", _ticket),
    "message.added": Topic("reply_created", _reply),
    **{name: Refused(reason) for reason, names in _REFUSED.items() for name in names},
}
