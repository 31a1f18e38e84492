"""Conversations: core to wire."""

from collections.abc import Mapping

import msgspec

from parley.api.featurebase.ids import Kind, spell_id, spell_id_or_none
from parley.api.featurebase.mapping.attributes import attributes_to_wire
from parley.api.featurebase.mapping.parts import channel_of, html_links, markdown_links, parts_to_wire
from parley.api.featurebase.mapping.people import customer_to_author
from parley.api.featurebase.mapping.tickets import values_to_wire
from parley.api.featurebase.moments import spell_moment, spell_moment_or_none
from parley.api.featurebase.schemas.conversations import (
    ConversationTagWire,
    ConversationWire,
    SearchAuthor,
    SourceWire,
    Stage,
)
from parley.api.featurebase.schemas.people import ParticipantWire
from parley.api.featurebase.schemas.search import FoundConversation
from parley.api.featurebase.views.showing import Showing
from parley.api.featurebase.words import PRIORITY_WORDS
from parley.core.dossiers import Dossier
from parley.core.tags import Tag
from parley.core.tickets import State, Ticket

OUTREACH = "outreach"


class Thread(msgspec.Struct, frozen=True):
    """What conversations need beside tickets: tags by name in lower case, contacts by address, and who is blocked."""

    showing: Showing
    tags: Mapping[str, Tag]
    contacts: Mapping[str, int]
    blocked: frozenset[int]


def conversation_to_wire(dossier: Dossier, shown: Thread, *, expanded: bool = False) -> ConversationWire:
    """Spell a conversation, all but its parts; `expanded` says what its attributes are too."""
    ticket, workspace = dossier.ticket, shown.showing.workspace
    wire = ConversationWire(
        id=str(ticket.number),
        title=ticket.subject,
        state=stage_of(ticket),
        priority=PRIORITY_WORDS[ticket.priority],
        admin_assignee_id=spell_id(workspace, Kind.ADMIN, ticket.assignee.id) if ticket.assignee else None,
        team_assignee_id=spell_id_or_none(workspace, Kind.TEAM, ticket.team_id),
        tags=tags_to_wire(ticket, shown),
        participants=participants_to_wire(ticket, shown),
        source=source_to_wire(dossier, shown.showing),
        snoozed_until=spell_moment_or_none(ticket.snoozed_until),
        awaiting_customer_reply=ticket.status.state is State.PENDING,
        is_blocked=ticket.customer.id in shown.blocked,
        custom_attributes=values_to_wire(ticket, shown.showing),
        last_activity_at=spell_moment(ticket.updated_at),
        created_at=spell_moment(ticket.created_at),
        updated_at=spell_moment(ticket.updated_at),
    )
    if expanded:
        wire.custom_attribute_values = attributes_to_wire(ticket, shown.showing)
    return wire


def conversation_to_wire_whole(dossier: Dossier, shown: Thread, *, expanded: bool = False) -> ConversationWire:
    """Spell a conversation with its parts."""
    wire = conversation_to_wire(dossier, shown, expanded=expanded)
    wire.conversation_parts = parts_to_wire(dossier, shown.showing)
    return wire


def found_to_wire(dossier: Dossier, shown: Thread) -> FoundConversation:
    """Spell a row of the search."""
    wire, asker = (
        conversation_to_wire(dossier, shown),
        customer_to_author(shown.showing.workspace, dossier.ticket.customer),
    )
    kept = {name: getattr(wire, name) for name in FoundConversation.__struct_fields__ if name != "conversation_user"}
    user = SearchAuthor(asker.id, "customer", asker.name, asker.email, asker.profile_picture)
    return FoundConversation(conversation_user=user, **kept)


def stage_of(ticket: Ticket) -> Stage:
    """Say where a conversation stands: one that sleeps is snoozed, whatever else it is."""
    if ticket.snoozed_until is not None:
        return "snoozed"
    return "open" if ticket.open else "closed"


def tags_to_wire(ticket: Ticket, shown: Thread) -> list[ConversationTagWire]:
    """Spell a ticket's tags."""
    known = [shown.tags[name.lower()] for name in ticket.tags if name.lower() in shown.tags]
    return [ConversationTagWire(spell_id(shown.showing.workspace, Kind.TAG, tag.id), tag.name) for tag in known]


def participants_to_wire(ticket: Ticket, shown: Thread) -> list[ParticipantWire]:
    """Spell who takes part: the customer, and the contacts who get a copy."""
    found = [ticket.customer.id, *(shown.contacts[email] for email in ticket.cc if email in shown.contacts)]
    spelled = [spell_id(shown.showing.workspace, Kind.CONTACT, each) for each in dict.fromkeys(found)]
    return [ParticipantWire(each, "customer") for each in spelled]


def source_to_wire(dossier: Dossier, shown: Showing) -> SourceWire:
    """Spell the message that opened the conversation, with links to its files."""
    ticket, files = dossier.ticket, [file for file in dossier.files if file.message is None and file.field is None]
    reaching = ticket.source == OUTREACH
    wire = SourceWire(
        body_html=(ticket.description.html if ticket.description else "") + html_links(files, shown),
        body_markdown=(ticket.description.text if ticket.description else "") + markdown_links(files, shown),
        channel=channel_of(ticket),
        delivered_as="admin_initiated" if reaching else "customer_initiated",
        subject=ticket.subject,
        url=shown.address(ticket),
    )
    if not reaching:
        wire.author = ParticipantWire(spell_id(shown.workspace, Kind.CONTACT, ticket.customer.id), "customer")
    return wire
