"""Messages: core to wire."""

import html
from collections.abc import Sequence

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.mapping.people import author_to_wire
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.parts import Channel, PartType, PartWire
from parley.api.featurebase.views.showing import Showing
from parley.core.actor import ActorKind
from parley.core.dossiers import Dossier
from parley.core.files import File
from parley.core.tickets import Message, MessageKind, Ticket

CHANNELS: dict[str, Channel] = {"email": "email", "slack": "slack", "desktop": "desktop"}
MOST = 500


def parts_to_wire(dossier: Dossier, shown: Showing) -> list[PartWire]:
    """Spell a conversation without its opening: the newest 500, oldest first."""
    said = [message for message in dossier.messages if message.kind is not MessageKind.OPENING][-MOST:]
    return [part_to_wire(message, dossier.ticket, files_of(dossier, message), shown) for message in said]


def part_to_wire(message: Message, ticket: Ticket, files: Sequence[File], shown: Showing) -> PartWire:
    """Spell a message; its files are links at the end of its body, for the dialect has no other place for them."""
    moment = spell_moment(message.created_at)
    return PartWire(
        id=spell_id(shown.workspace, Kind.PART, message.id),
        part_type=part_type(message),
        body_html=message.html + html_links(files, shown),
        body_markdown=message.text + markdown_links(files, shown),
        channel=channel_of(ticket),
        author=author_to_wire(shown.workspace, message.author, ticket),
        redacted=message.redacted,
        created_at=moment,
        updated_at=moment,
    )


def part_type(message: Message) -> PartType:
    """Say what a message is in this dialect."""
    if message.kind is MessageKind.NOTE:
        return "admin_note"
    if message.kind is MessageKind.SYSTEM or message.author.kind in {ActorKind.RULE, ActorKind.SYSTEM}:
        return "bot_msg"
    return "user_msg" if message.author.kind is ActorKind.CUSTOMER else "admin_msg"


def channel_of(ticket: Ticket) -> Channel:
    """Say which way a ticket came."""
    return CHANNELS.get(ticket.source_name or "") or CHANNELS.get(ticket.source, "desktop")


def files_of(dossier: Dossier, message: Message) -> list[File]:
    """List the files that came with a message."""
    return [file for file in dossier.files if file.message == message.id]


def html_links(files: Sequence[File], shown: Showing) -> str:
    """Write links to files as HTML."""
    return "".join(
        f'<p><a href="{html.escape(shown.link(file.id))}">{html.escape(file.name)}</a></p>' for file in files
    )


def markdown_links(files: Sequence[File], shown: Showing) -> str:
    """Write links to files as markdown."""
    names = [file.name.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") for file in files]
    return "".join(f"\n\n[{name}]({shown.link(file.id)})" for name, file in zip(names, files, strict=True))
