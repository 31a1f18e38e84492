"""Recognise, begin and end sessions. Whoever calls has made sure that the agent is who it says."""

import datetime as dt

from parley.core.access.actions import CACHE, forget_actors
from parley.core.access.model import new_secret
from parley.core.access.sessions import store
from parley.core.access.sessions.events import SessionEnded, SessionStarted
from parley.core.access.sessions.model import (
    REMEMBERED,
    SHORT,
    Method,
    NewSession,
    Session,
    SessionNeeded,
    SessionNotFound,
    SessionText,
    Visitor,
    parse_session,
)
from parley.core.actor import Actor
from parley.core.errors import Unauthenticated
from parley.core.work import Work
from parley.kit.crypto import digest, is_digest_of
from parley.kit.db import Database


async def authenticate_session(database: Database, text: str | None, *, now: dt.datetime) -> Actor:
    """Return who is signed in; raise Unauthenticated for a missing, malformed, unknown or ended session.

    An ended one may work for a second more in another process.
    """
    if text is None:
        raise Unauthenticated
    proof = ("session", text, 0)
    actor = CACHE.get(proof)
    if actor is not None:
        return actor
    parsed = parse_session(text)
    if parsed is None:
        raise Unauthenticated
    async with database.tenant(parsed.workspace) as connection:
        found = await store.find_credentials(connection, parsed, now=now)
        if found is None or not is_digest_of(parsed.secret, found[0]):
            raise Unauthenticated
        if found[2]:
            await store.note_use(connection, parsed, now=now)
    CACHE.put(proof, found[1])
    return found[1]


async def start_session(work: Work, *, agent: int, method: Method, visitor: Visitor) -> NewSession:
    """The agent is signed in; the text for its cookie is returned this once."""
    secret = new_secret()
    session = await store.insert(
        work.connection,
        workspace=work.workspace,
        agent=agent,
        secret_hash=digest(secret),
        method=method,
        visitor=visitor,
        now=work.now,
        expires_at=work.now + (REMEMBERED if visitor.remembered else SHORT),
    )
    work.record(
        SessionStarted(id=session.id, agent_id=agent, method=method, browser=session.browser, address=session.address)
    )
    return NewSession(session, str(SessionText(work.workspace, session.id, secret)))


def require_session(actor: Actor) -> tuple[int, int]:
    """Return the ids of the agent who is signed in and of this session. Raises SessionNeeded."""
    if actor.session_id is None or actor.agent_id is None:
        raise SessionNeeded
    return actor.agent_id, actor.session_id


async def get_session(work: Work) -> Session:
    """Return the session by which one is signed in. Raises SessionNeeded, Unauthenticated when it has just ended."""
    agent, session = require_session(work.actor)
    found = await store.find(work.connection, workspace=work.workspace, agent=agent, session=session)
    if found is None:
        raise Unauthenticated
    return found


async def list_sessions(work: Work) -> list[Session]:
    """List one's own sessions, the last used first. Raises SessionNeeded."""
    agent, _ = require_session(work.actor)
    return await store.fetch(work.connection, workspace=work.workspace, agent=agent, now=work.now)


async def end_session(work: Work, *, session: int) -> None:
    """One of one's own sessions has ended. Raises SessionNotFound, SessionNeeded."""
    agent, _ = require_session(work.actor)
    if not await store.delete(work.connection, workspace=work.workspace, agent=agent, only=session):
        raise SessionNotFound
    forget_actors()
    work.record(SessionEnded(id=session, agent_id=agent, reason="signed_out"))


async def end_sessions(work: Work, *, agent: int, reason: str, but: int | None = None) -> None:
    """All sessions of the agent have ended but one."""
    for session in await store.delete(work.connection, workspace=work.workspace, agent=agent, but=but):
        work.record(SessionEnded(id=session, agent_id=agent, reason=reason))
    forget_actors()


async def drop_expired_sessions(database: Database, now: dt.datetime) -> None:
    """What can be used no more is gone."""
    async with database.system() as connection:
        await store.delete_expired(connection, now)
