"""Recognise, begin and end the sessions of customers. They are looked up each time: one that was ended is over."""

import datetime as dt

from parley.core.access import Visitor
from parley.core.access.model import new_secret
from parley.core.access.sessions.model import SessionText, parse_session
from parley.core.actor import Actor, ActorKind, Role
from parley.core.people import Customer
from parley.core.portal import store
from parley.core.portal.events import CustomerSignedIn
from parley.core.portal.model import LIFE, Arrived, Guest, NotSignedIn
from parley.core.work import Work
from parley.kit.crypto import digest, is_digest_of
from parley.kit.db import Database


async def authenticate_guest(database: Database, text: str | None, *, now: dt.datetime) -> Actor:
    """Return which customer is signed in. Raises NotSignedIn, also for one who was blocked or erased meanwhile."""
    parsed = None if text is None else parse_session(text)
    if parsed is None:
        raise NotSignedIn
    async with database.tenant(parsed.workspace) as connection:
        found = await store.find_credentials(connection, parsed, now=now)
        if found is None or not is_digest_of(parsed.secret, found.secret_hash):
            raise NotSignedIn
        if found.is_stale:
            await store.note_use(connection, parsed, now=now)
    return actor_for(parsed.workspace, found.customer, found.name, parsed.id)


async def begin_visit(work: Work, customer: Customer, *, email: str, visitor: Visitor) -> Arrived:
    """The customer is signed in."""
    secret = new_secret()
    session = await store.insert_session(
        work, customer=customer.id, email=email, secret_hash=digest(secret), expires_at=work.now + LIFE
    )
    guest = Guest(session, customer.id, customer.name, email, work.now, work.now, work.now + LIFE)
    work.actor = actor_for(work.workspace, customer.id, customer.name or email, session)
    work.record(CustomerSignedIn(id=customer.id, browser=visitor.browser, address=visitor.address))
    return Arrived(work.actor, guest, str(SessionText(work.workspace, session, secret)))


async def get_guest(work: Work) -> Guest:
    """Return who is signed in. Raises NotSignedIn when that has just ended."""
    found = await store.find_guest(work, work.actor.session_id or 0)
    if found is None:
        raise NotSignedIn
    return found


async def end_visit(work: Work) -> None:
    """The session that asks has ended."""
    await store.delete_session(work, work.actor.session_id or 0)


def actor_for(workspace: int, customer: int, name: str, session: int) -> Actor:
    """Make the actor that a customer is."""
    return Actor(workspace, ActorKind.CUSTOMER, customer, name, Role.READ, session_id=session)
