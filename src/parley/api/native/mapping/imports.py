"""Imports: lines to tickets with a past, and core to wire."""

import datetime as dt
from collections.abc import Sequence

import msgspec
from msgspec import UNSET, UnsetType

from parley.api.native.bodies import description_in_body, text_in_body
from parley.api.native.ids import id_in_body, spell_id
from parley.api.native.mapping.tickets import ticket_from_wire
from parley.api.native.moments import moment_in_body
from parley.api.native.schemas.imports import ImportLine, ImportMessage, ImportWire, RefusedLineWire
from parley.api.toolbox.decoding import decode_json
from parley.core.actor import ActorKind
from parley.core.errors import Invalid
from parley.core.fields import Field
from parley.core.imports import Import, Line, RefusedLine
from parley.core.tickets import Author, NewTicket, PastMessage, PastTicket
from parley.kit.clock import print_time

DECODER = msgspec.json.Decoder(ImportLine)
PLAIN = tuple(field.name for field in msgspec.structs.fields(NewTicket))


async def line_from_wire(text: str, fields: Sequence[Field]) -> Line:
    """Read a line; raise Invalid."""
    body = decode_json(text.encode(), ImportLine, DECODER)
    if body.attachments is not UNSET:
        raise Invalid.at("attachments", "An import brings no files")
    new = ticket_from_wire(body, await description_in_body(body.description, body.format), fields)
    messages = [] if body.messages is UNSET else body.messages
    ticket = PastTicket(
        **{name: getattr(new, name) for name in PLAIN if name != "created_at"},
        number=None if body.number is UNSET else body.number,
        created_at=_moment(body.created_at, "created_at"),
        updated_at=_moment(body.updated_at, "updated_at"),
        resolved_at=_moment(body.resolved_at, "resolved_at"),
        messages=[await _message(each, f"messages.{place}") for place, each in enumerate(messages)],
    )
    return Line(ticket, None if body.external_id is UNSET else body.external_id)


async def _message(body: ImportMessage, at: str) -> PastMessage:
    author = None
    if body.author == "agent":
        agent = None if body.author_id is UNSET else id_in_body("user", body.author_id, f"{at}.author_id")
        author = Author(ActorKind.AGENT, agent, "")
    elif body.author_id is not UNSET:
        raise Invalid.at(f"{at}.author_id", "Only of an agent")
    text = await text_in_body(body.content, body.format)
    return PastMessage(text, moment_in_body(body.created_at, f"{at}.created_at"), author, body.internal)


def _moment(text: str | UnsetType, at: str) -> dt.datetime | None:
    return None if text is UNSET else moment_in_body(text, at)


def import_to_wire(found: Import) -> ImportWire:
    """Spell an import."""
    return ImportWire(
        id=spell_id("imp", found.id),
        name=found.name,
        status=found.status,  # type: ignore[arg-type]  # the table's check keeps the words
        lines=found.lines,
        done=found.done,
        refused=found.refused,
        error=found.error,
        version=found.version,
        created_at=print_time(found.created_at),
        updated_at=print_time(found.updated_at),
        finished_at=found.finished_at and print_time(found.finished_at),
    )


def refused_to_wire(line: RefusedLine) -> RefusedLineWire:
    """Spell a line that was refused."""
    return RefusedLineWire(line.line, line.content, line.faults)
