"""Passwords: what may be one, and how it is changed."""

import datetime as dt
import unicodedata

from parley.core.access import end_sessions, require_session
from parley.core.actor import Actor
from parley.core.errors import Invalid, Unavailable
from parley.core.seats import store
from parley.core.seats.events import PasswordChanged
from parley.core.seats.model import Credentials
from parley.core.work import Work, writing
from parley.kit.db import Database
from parley.kit.passwords import Hasher, HasherBusy, Verdict

LEAST = 10
MOST = 256
WRONG = "Is not your password"
# What is tried first everywhere; shorter ones are refused for their length.
WORST = frozenset({
    "1234567890", "0123456789", "12345678910", "123456789012", "0987654321", "password12", "password123",
    "password1234", "passw0rd123", "qwertyuiop", "qwerty12345", "qwertzuiop", "1q2w3e4r5t", "1qaz2wsx3edc",
    "iloveyou123", "letmein123", "welcome123", "welcome1234", "administrator", "admin12345", "changeme123",
    "parleyparley", "correcthorsebatterystaple",
})  # fmt: skip


def check_password(password: str, *, email: str = "", at: str = "password") -> str:
    """Return the password as it is digested, in one form of Unicode; raise Invalid for one that is guessed at once."""
    text = unicodedata.normalize("NFKC", password)
    if not LEAST <= len(text) <= MOST:
        raise Invalid.at(at, f"Must have {LEAST} to {MOST} characters")
    bare = text.lower().strip()
    if bare in WORST or len(set(bare)) <= 2 or bare in {email.lower(), email.lower().partition("@")[0]}:  # noqa: PLR2004 -- one or two characters over and over
        raise Invalid.at(at, "Is among the first that anybody would guess")
    return text


async def digest_password(hasher: Hasher, password: str) -> str:
    """Return the digest to keep of a checked password. Raises Unavailable when too many ask."""
    try:
        return await hasher.hash(password)
    except HasherBusy:
        raise Unavailable from None


async def judge_password(hasher: Hasher, credentials: Credentials | None, password: str) -> Verdict:
    """Judge a password, as long for nobody as for somebody. Raises Unavailable when too many ask."""
    text = unicodedata.normalize("NFKC", password)[: MOST + 1]
    try:
        return await hasher.verify(credentials.password_hash if credentials else None, text)
    except HasherBusy:
        raise Unavailable from None


async def change_password(
    database: Database,
    hasher: Hasher,
    *,
    actor: Actor,
    current: str | None,
    password: str,
    now: dt.datetime,
    origin: str,
) -> None:
    """One's own password is another, and every other session of oneself has ended.

    The current one is needed where there is one. Raises Invalid, SessionNeeded, Unavailable.
    """
    agent, session = require_session(actor)
    async with database.tenant(actor.workspace) as connection:
        found = await store.get_credentials(connection, workspace=actor.workspace, agent=agent)
    if found.password_hash is not None and not (await judge_password(hasher, found, current or "")).ok:
        raise Invalid.at("current_password", WRONG)
    hashed = await digest_password(hasher, check_password(password, email=found.email))
    async with writing(database, actor, now=now, origin=origin) as work:
        present = await store.find_credentials_of(work.connection, workspace=work.workspace, agent=agent, lock=True)
        if present is None or present.password_hash != found.password_hash:
            raise Invalid.at("current_password", WRONG)  # it was changed meanwhile
        await keep_password(work, agent=agent, hashed=hashed, by="self", but=session)


async def check_own_password(database: Database, hasher: Hasher, *, actor: Actor, password: str) -> None:
    """Raise Invalid unless it is the password of who is signed in, or there is none."""
    agent, _ = require_session(actor)
    async with database.tenant(actor.workspace) as connection:
        found = await store.get_credentials(connection, workspace=actor.workspace, agent=agent)
    if found.password_hash is not None and not (await judge_password(hasher, found, password)).ok:
        raise Invalid.at("password", WRONG)


async def keep_password(work: Work, *, agent: int, hashed: str, by: str, but: int | None = None) -> None:
    """The digest is the agent's; its sessions have ended but one, and its links that set a password are void."""
    await store.set_password(work.connection, workspace=work.workspace, agent=agent, hashed=hashed, now=work.now)
    await store.void_links(work.connection, workspace=work.workspace, agent=agent, now=work.now)
    await end_sessions(work, agent=agent, reason="password_changed", but=but)
    work.record(PasswordChanged(id=agent, by=by))
