"""Sign in by password, and by a second factor where there is one."""

import datetime as dt

import msgspec

from parley.core.access import Method, Visitor, start_session
from parley.core.people.addresses import key_of
from parley.core.seats import store
from parley.core.seats.model import Credentials, Entered, WrongCredentials
from parley.core.seats.passwords import digest_password, judge_password
from parley.core.seats.totp import check_factor
from parley.core.work import Work, writing
from parley.kit.crypto import Secret
from parley.kit.db import Database
from parley.kit.passwords import Hasher


async def sign_in(
    database: Database,
    hasher: Hasher,
    secret: Secret,
    *,
    workspace: int,
    email: str,
    password: str,
    code: str | None,
    visitor: Visitor,
    now: dt.datetime,
    origin: str,
) -> Entered:
    """The agent is signed in. It takes as long whether the address is known or not.

    Raises WrongCredentials, CodeRequired, Unavailable.
    """
    async with database.tenant(workspace) as connection:
        found = await store.find_credentials(connection, workspace=workspace, email=key_of(email) or email)
    verdict = await judge_password(hasher, found, password)
    if found is None or not verdict.ok:
        raise WrongCredentials
    fresh = await digest_password(hasher, password) if verdict.stale else None
    async with writing(database, found.actor(workspace), now=now, origin=origin) as work:
        present = await _unchanged(work, found)
        await check_factor(work, secret, present, code)
        if fresh is not None and present.password_hash is not None:
            await store.refresh_password(
                work.connection, workspace=workspace, agent=present.agent, old=present.password_hash, new=fresh
            )
        return await enter(work, present, Method.PASSWORD, visitor)


async def enter(work: Work, credentials: Credentials, method: Method, visitor: Visitor) -> Entered:
    """Whoever was recognised is signed in."""
    work.actor = credentials.actor(work.workspace)
    new = await start_session(work, agent=credentials.agent, method=method, visitor=visitor)
    return Entered(msgspec.structs.replace(work.actor, session_id=new.session.id), new)


async def _unchanged(work: Work, found: Credentials) -> Credentials:
    """Return the credentials as they are now. Raises WrongCredentials when the password was changed meanwhile."""
    present = await store.find_credentials_of(work.connection, workspace=work.workspace, agent=found.agent, lock=True)
    if present is None or present.password_hash != found.password_hash:
        raise WrongCredentials
    return present
