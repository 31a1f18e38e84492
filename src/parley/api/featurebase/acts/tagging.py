"""Tags on conversations."""

from parley.api.featurebase.ids import Kind, NoSuchObject, spell_id
from parley.api.featurebase.moments import spell_moment
from parley.api.featurebase.schemas.conversations import TagActor, TaggedWire
from parley.core import tags, tickets
from parley.core.access import Permission, require
from parley.core.people import Agent
from parley.core.tags import Tag, TagNotFound
from parley.core.tickets import MessageKind, TicketChanges
from parley.core.work import Work


async def tag(work: Work, number: int, chosen: int, agent: Agent) -> TaggedWire:
    """The tag is on the conversation. Raises TicketNotFound, NoSuchObject, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    ticket = await tickets.get_ticket(work, number=number)
    try:
        found = await tags.get_tag(work, tag=chosen)
    except TagNotFound:
        raise NoSuchObject("tagId") from None
    if found.name not in ticket.tags:
        await tickets.update_ticket(work, number=number, changes=TicketChanges(tags=[*ticket.tags, found.name]))
    wire = await _wire(work, number, found)
    wire.applied_at, wire.applied_by = spell_moment(work.now), _actor(work, agent)
    return wire


async def untag(work: Work, number: int, chosen: int, agent: Agent) -> TaggedWire:
    """The tag is off the conversation. Raises TicketNotFound, TagNotFound where it is not on it, Forbidden."""
    require(work, Permission.WRITE)
    await tickets.hold_tickets(work, number)
    ticket = await tickets.get_ticket(work, number=number)
    found = await tags.get_tag(work, tag=chosen)
    if found.name not in ticket.tags:
        raise TagNotFound
    rest = [name for name in ticket.tags if name != found.name]
    await tickets.update_ticket(work, number=number, changes=TicketChanges(tags=rest))
    wire = await _wire(work, number, found)
    wire.removed_at, wire.removed_by = spell_moment(work.now), _actor(work, agent)
    return wire


def _actor(work: Work, agent: Agent) -> TagActor:
    return TagActor(spell_id(work.workspace, Kind.ADMIN, agent.id), agent.name)


async def _wire(work: Work, number: int, found: Tag) -> TaggedWire:
    """Spell a tag as put on the newest thing that was said."""
    said = (await tickets.list_conversation(work, tickets=[number], with_opening=False, most=1)).get(number, [])
    newest = next((message for message in said if message.kind is not MessageKind.SYSTEM), None)
    target = None if newest is None else spell_id(work.workspace, Kind.PART, newest.id)
    return TaggedWire(spell_id(work.workspace, Kind.TAG, found.id), found.name, target)
