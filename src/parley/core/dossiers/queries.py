"""Read a ticket, or a page of them, with what hangs on each."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from parley.core.dossiers import store
from parley.core.dossiers.model import Dossier, Part
from parley.core.files import File
from parley.core.inboxes.channels import Channel
from parley.core.links import ExternalLink, Thread, links_of
from parley.core.surveys import Survey
from parley.core.tickets import Description, Message, MessageKind, Ticket, TicketFilter, TicketNotFound, narrow_tickets
from parley.core.tickets.store.rows import ticket_from_row
from parley.core.work import Work
from parley.kit.db.listing import Found, Search
from parley.kit.text.html import clean_again


async def get_dossier(work: Work, *, number: int, parts: tuple[Part, ...] = ()) -> Dossier:
    """Return the ticket with these parts. Raises TicketNotFound."""
    row = await store.find(work, number, parts)
    if row is None:
        raise TicketNotFound
    return (await _dossiers(work, [row], parts))[0]


async def list_dossiers(
    work: Work, search: Search, wanted: TicketFilter, *, parts: tuple[Part, ...] = ()
) -> Found[Dossier]:
    """Page through the tickets, each with these parts. Raises Invalid as list_tickets does."""
    if not await narrow_tickets(work, search, wanted):
        return Found([], None, 0, total_is_estimate=False)
    found = await store.fetch(work, search, parts)
    items = await _dossiers(work, found.items, parts)
    return Found(items, found.after, found.total, found.total_is_estimate)


def new_dossier(ticket: Ticket) -> Dossier:
    """Return what a ticket is that was opened just now: nothing hangs on it, so nothing needs to be read."""
    return Dossier(ticket)


async def _dossiers(work: Work, rows: list[store.Row], parts: tuple[Part, ...]) -> list[Dossier]:
    found = [_dossier(row, parts) for row in rows]
    if Part.RELATED not in parts:
        return found
    linked = [row["number"] for row in rows if row["part_related"]]
    links = await links_of(work, linked)
    return [
        msgspec.structs.replace(each, related=links[each.ticket.number].tickets)
        if each.ticket.number in links
        else each
        for each in found
    ]


def _dossier(row: store.Row, parts: tuple[Part, ...]) -> Dossier:
    dossier = Dossier(ticket_from_row(row))
    for part in parts:
        value = row[f"part_{part.value}"]
        if value and part is not Part.RELATED:
            dossier = READ[part](dossier, value)
    return dossier


def _into(name: str, kind: Any) -> Callable[[Dossier, str], Dossier]:
    decoder = msgspec.json.Decoder(kind)

    def read(dossier: Dossier, text: str) -> Dossier:
        return msgspec.structs.replace(dossier, **{name: decoder.decode(text)})

    return read


class _Stored(msgspec.Struct):
    """What a stored text says of itself."""

    policy: int


COUNTS = msgspec.json.Decoder(tuple[int, int, dt.datetime | None])
MESSAGES = msgspec.json.Decoder(list[Message])
STORED = msgspec.json.Decoder(list[_Stored])


def _counts(dossier: Dossier, text: str) -> Dossier:
    replies, drafts, last = COUNTS.decode(text)
    return msgspec.structs.replace(dossier, replies=replies, drafts=drafts, last_message_at=last)


def _messages(dossier: Dossier, text: str) -> Dossier:
    found = [
        msgspec.structs.replace(message, html=clean_again(message.html, stored.policy))
        for message, stored in zip(MESSAGES.decode(text), STORED.decode(text), strict=True)
    ]
    return msgspec.structs.replace(
        dossier, messages=[*dossier.messages, *found], ticket=_described(dossier.ticket, found)
    )


def _described(ticket: Ticket, messages: list[Message]) -> Ticket:
    if ticket.description is not None or messages[0].kind is not MessageKind.OPENING:
        return ticket
    return msgspec.structs.replace(ticket, description=Description(messages[0].html, messages[0].text))


READ: dict[Part, Callable[[Dossier, str], Dossier]] = {
    Part.EXTERNAL: _into("external", list[ExternalLink]),
    Part.THREADS: _into("threads", dict[str, Thread]),
    Part.CHANNEL: _into("channel", Channel),
    Part.SURVEY: _into("survey", Survey),
    Part.COUNTS: _counts,
    Part.FILES: _into("files", list[File]),
    Part.MESSAGES: _messages,
    Part.DRAFTS: _messages,
}
