"""Judge what tickets bring of their past: moments, texts, and who said them."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from parley.core.actor import ActorKind
from parley.core.errors import Fault
from parley.core.tickets.actions import checks
from parley.core.tickets.model import Author, NewTicket, PastMessage, PastTicket
from parley.core.tickets.store import many_people
from parley.core.work import Work


async def find_authors(work: Work, given: Sequence[NewTicket]) -> dict[int, str]:
    """Find the names of the agents who said something on these tickets."""
    return await many_people.find_authors(
        work,
        {
            each.author.id
            for new in given
            if isinstance(new, PastTicket)
            for each in new.messages
            if each.author is not None and each.author.id is not None
        },
    )


def checked_past(work: Work, new: PastTicket, authors: Mapping[int, str], faults: list[Fault]) -> PastTicket:
    """Return the ticket with the authors of its conversation named, noting every fault of its past."""
    for name in ("updated_at", "resolved_at"):
        _check_moment(work, getattr(new, name), name, faults)
    said = [
        _checked_message(work, each, authors, f"messages.{place}", faults) for place, each in enumerate(new.messages)
    ]
    return msgspec.structs.replace(new, messages=said)


def _check_moment(work: Work, moment: dt.datetime | None, at: str, faults: list[Fault]) -> None:
    found: list[Fault] = []
    checks.check_past(moment, work.now, found)
    faults += [Fault(at, fault.message) for fault in found]


def _checked_message(
    work: Work, message: PastMessage, authors: Mapping[int, str], at: str, faults: list[Fault]
) -> PastMessage:
    _check_moment(work, message.created_at, f"{at}.created_at", faults)
    checks.check_body(message.body, faults, f"{at}.content")
    author = message.author
    if author is None:
        return message
    if author.id is None:
        return msgspec.structs.replace(message, author=Author.of(work.actor))
    if author.kind is not ActorKind.AGENT or author.id not in authors:
        faults.append(Fault(f"{at}.author_id", "Unknown user"))
    return msgspec.structs.replace(message, author=Author(author.kind, author.id, authors.get(author.id, "")))
