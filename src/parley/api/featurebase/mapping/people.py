"""People inside other objects: core to wire."""

from parley.api.featurebase.ids import Kind, spell_id
from parley.api.featurebase.schemas.people import AuthorWire
from parley.api.featurebase.words import AUTHOR_TYPES
from parley.core.actor import ActorKind
from parley.core.tickets import Author, CustomerRef, Ticket

KINDS = {ActorKind.AGENT: Kind.ADMIN, ActorKind.CUSTOMER: Kind.CONTACT}


def customer_to_author(workspace: int, customer: CustomerRef) -> AuthorWire:
    """Spell who asks."""
    return AuthorWire(
        id=spell_id(workspace, Kind.CONTACT, customer.id),
        name=customer.name or customer.email or "",
        email=customer.email,
        profile_picture=customer.avatar_url,
        type="customer",
    )


def author_to_wire(workspace: int, author: Author, ticket: Ticket) -> AuthorWire:
    """Spell who wrote a message; of the ticket's own customer and assignee more is known than the name."""
    kind = KINDS.get(author.kind)
    wire = AuthorWire(
        id=spell_id(workspace, kind, author.id) if kind is not None and author.id is not None else None,
        name=author.name,
        email=None,
        profile_picture=None,
        type=AUTHOR_TYPES[author.kind],
    )
    if author.kind is ActorKind.CUSTOMER and author.id == ticket.customer.id:
        wire.email, wire.profile_picture = ticket.customer.email, ticket.customer.avatar_url
    elif author.kind is ActorKind.AGENT and ticket.assignee is not None and author.id == ticket.assignee.id:
        wire.email = ticket.assignee.email
    return wire
