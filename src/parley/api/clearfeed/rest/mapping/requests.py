"""Requests: core to wire."""

from collections.abc import Iterator
from typing import cast

from msgspec import UNSET

from parley.api.clearfeed.rest.ids import agent_to_wire
from parley.api.clearfeed.rest.mapping.messages import message_to_wire
from parley.api.clearfeed.rest.mapping.values import values_to_wire
from parley.api.clearfeed.rest.schemas.requests import (
    AssignedTeamWire,
    AssigneeWire,
    AuthorWire,
    ChannelWire,
    ClockWire,
    CollectionWire,
    FirstResolutionWire,
    RequestWire,
    SlaMetricsWire,
    SurveyResponseWire,
    SurveyWire,
    ThreadWire,
    TicketWire,
    TicketWord,
)
from parley.api.clearfeed.rest.sight import Sight
from parley.api.clearfeed.rest.words import PRIORITY_WORDS, STATE_WORDS
from parley.core.dossiers import Dossier
from parley.core.inboxes import Channel
from parley.core.links import ExternalLink, Thread
from parley.core.sla import Clock, metrics_of
from parley.core.surveys import Survey
from parley.core.tickets import MessageKind, Ticket
from parley.kit.clock import print_time

# The products of the vendor's table; a link to another is not shown, for no word of this door means it.
TICKET_WORDS = frozenset(
    {"zendesk", "jira", "jsm", "salesforce", "freshdesk", "hubspot", "github", "intercom", "linear"}
)
PUBLIC = frozenset({MessageKind.OPENING, MessageKind.REPLY})


def dossier_to_request(dossier: Dossier, sight: Sight, *, messages: bool = False) -> RequestWire:
    """Spell a request with all that hangs on it."""
    ticket = dossier.ticket
    return RequestWire(
        id=ticket.number,
        title=ticket.subject,
        state=STATE_WORDS[ticket.status.state],
        priority=PRIORITY_WORDS[ticket.priority],
        author=AuthorWire(f"cust_{ticket.customer.id}", ticket.customer.name, ticket.customer.email),
        assignee=AssigneeWire(f"user_{ticket.assignee.id}") if ticket.assignee else None,
        assigned_team=None if ticket.team_id is None else AssignedTeamWire(ticket.team_id),
        tickets=list(_tickets(dossier, sight.url)),
        csat_survey=_survey(dossier.survey),
        channel=_channel(dossier.channel),
        collection=CollectionWire(str(ticket.inbox_id), sight.setup.inboxes[ticket.inbox_id].name),
        custom_field_values=values_to_wire(ticket.custom_fields, sight.setup.fields) if ticket.custom_fields else {},
        request_thread=_thread(dossier.threads.get("request")),
        triage_thread=_thread(dossier.threads.get("triage")),
        sla_metrics=_metrics(ticket, sight),
        created_at=print_time(ticket.created_at),
        updated_at=print_time(ticket.updated_at),
        messages=[message_to_wire(each, dossier) for each in dossier.messages if each.kind in PUBLIC]
        if messages
        else UNSET,
    )


def external_to_wire(link: ExternalLink) -> TicketWire:
    """Spell a ticket in another product; it must be one of the vendor's table."""
    return TicketWire(link.id, cast("TicketWord", link.type), link.key, link.url or "", print_time(link.created_at))


def _tickets(dossier: Dossier, url: str) -> Iterator[TicketWire]:
    ticket = dossier.ticket
    address = f"{url}/app/tickets/{ticket.number}"
    yield TicketWire(ticket.number, "clearfeed", f"CF-{ticket.number}", address, print_time(ticket.created_at))
    yield from (external_to_wire(link) for link in dossier.external if link.type in TICKET_WORDS)


def _survey(survey: Survey | None) -> SurveyWire:
    if survey is None:
        return SurveyWire()
    if survey.value is None:
        return SurveyWire("pending")
    return SurveyWire("received", SurveyResponseWire("five_point_rating", survey.value, survey.max_value))


def _channel(channel: Channel | None) -> ChannelWire | None:
    return channel and ChannelWire(channel.external_id, channel.name, agent_to_wire(channel.owner_id))


def _thread(thread: Thread | None) -> ThreadWire | None:
    return thread and ThreadWire(thread.channel_id, thread.thread_ts, thread.team_id, thread.url)


def _metrics(ticket: Ticket, sight: Sight) -> SlaMetricsWire:
    metrics = metrics_of(ticket, sight.policy_of(ticket), ticket.updated_at)
    first = metrics.first_resolution
    return SlaMetricsWire(
        resolution_time=_clock(metrics.resolution),
        first_response_time=_clock(metrics.first_response),
        first_resolution_time=first and FirstResolutionWire(first.minutes),
    )


def _clock(clock: Clock | None) -> ClockWire | None:
    return clock and ClockWire(clock.minutes, UNSET if clock.breached is None else clock.breached)
