"""Tickets as customers see them: core to wire. What is not named here is the team's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from parley.api.native.ids import spell_id
from parley.api.native.mapping.files import attachment_to_wire
from parley.api.native.schemas.visitors import (
    AskedCategoryWire,
    AskedFieldWire,
    AskedOptionWire,
    RequestSummaryWire,
    RequestWire,
    SaidWire,
    SpeakerWire,
    ToldFieldWire,
)
from parley.api.toolbox.call import Call
from parley.core.actor import ActorKind
from parley.core.categories import Category, CategoryType
from parley.core.fields import Field, FieldType
from parley.core.files import File
from parley.core.tickets import Author, Message, Ticket
from parley.kit.clock import print_time


def summary_to_wire(ticket: Ticket, *, unread: bool) -> RequestSummaryWire:
    """Spell a ticket for a list."""
    return RequestSummaryWire(**_head(ticket), unread=unread)


def request_to_wire(
    ticket: Ticket,
    messages: Sequence[SaidWire],
    fields: Sequence[Field],
    *,
    workspace_name: str,
    category: str | None,
    may_reply: bool,
) -> RequestWire:
    """Spell a whole ticket."""
    return RequestWire(
        **_head(ticket),
        messages=list(messages),
        fields=[told for field in fields if (told := told_to_wire(field, ticket)) is not None],
        workspace_name=workspace_name,
        category=category,
        may_reply=may_reply,
    )


def choices_to_wire(categories: Sequence[Category], fields: Sequence[Field]) -> list[AskedCategoryWire]:
    """Spell the categories that customers may choose, each below the one it stands in, by their names."""
    shown = sorted(
        (each for each in categories if each.type is CategoryType.CUSTOMER), key=lambda each: each.name.lower()
    )
    known, asked = {each.id for each in shown}, {field.id: field for field in fields if field.is_asked}
    found: list[AskedCategoryWire] = []

    def walk(parent: int | None, depth: int) -> None:
        for each in shown:
            if (each.parent_id if each.parent_id in known else None) == parent:
                own = [asked_to_wire(asked[field]) for field in each.field_ids if field in asked]
                found.append(AskedCategoryWire(spell_id("cat", each.id), each.name, depth, own))
                walk(each.id, depth + 1)

    walk(None, 0)
    return found


def asked_to_wire(field: Field) -> AskedFieldWire:
    """Spell a field that customers fill in."""
    kind: Any = field.type.value
    return AskedFieldWire(
        key=field.key,
        label=field.label,
        type=kind,
        required=field.required,
        single_line=field.single_line,
        max_length=field.max_length if field.type is FieldType.TEXT else None,
        options=[AskedOptionWire(option.id, option.label) for option in field.options],
    )


def told_to_wire(field: Field, ticket: Ticket) -> ToldFieldWire | None:
    """Spell the value of a public field; None where there is none, or it is not the customer's to know."""
    value = ticket.custom_fields.get(str(field.id))
    if value is None or not field.is_asked:
        return None
    if field.type is FieldType.SELECT:
        value = field.label_of(value)
    elif field.type is FieldType.MULTI_SELECT:
        value = [field.label_of(each) for each in value]
    kind: Any = field.type.value
    return ToldFieldWire(field.key, field.label, kind, value)


def said_to_wire(call: Call, message: Message, files: Mapping[int, Sequence[File]]) -> SaidWire:
    """Spell a message with its files."""
    return SaidWire(
        id=spell_id("conv", message.id),
        author=speaker_to_wire(message.author),
        content_html=message.html,
        content_text=message.text,
        redacted=message.redacted,
        attachments=[attachment_to_wire(call, file) for file in files.get(message.id, [])],
        created_at=print_time(message.created_at),
    )


def speaker_to_wire(author: Author) -> SpeakerWire:
    """Spell who said it. Whoever has no name goes by an address in the house, which is nobody else's business."""
    word = "customer" if author.kind is ActorKind.CUSTOMER else "team"
    return SpeakerWire(word, author.name if author.name and "@" not in author.name else None)


def _head(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "subject": ticket.subject,
        "status": ticket.status.name,
        "state": ticket.status.state.value,
        "created_at": print_time(ticket.created_at),
        "updated_at": print_time(ticket.updated_at),
    }
