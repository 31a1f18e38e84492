"""Make, revoke and recognise keys."""

import datetime as dt
import time
from collections import OrderedDict
from typing import TypeAlias

from parley.core.access import store
from parley.core.access.events import KeyCreated, KeyRevoked
from parley.core.access.model import ApiKey, KeyNotFound, KeyText, NewKey, new_secret, parse_key
from parley.core.access.permissions import Permission, require
from parley.core.actor import Actor, Role
from parley.core.errors import Forbidden, Invalid, Unauthenticated, VersionMismatch
from parley.core.lines import check_line
from parley.core.work import Work
from parley.kit.crypto import digest, is_digest_of
from parley.kit.db import Database, refuses_duplicate
from parley.kit.db.listing import Found, Search

KEY_VERSION = 1
"""A key is made and revoked, and never changed in between."""
CACHE_SECONDS = 1.0
CACHE_SIZE = 10_000


Proof: TypeAlias = tuple[str, str | int, int]


class _Cache:
    """Actors by what proved them, for a second at most: that is how long a revoked key may still work.

    Its kind is part of a proof, for what is shown as a key must never be found by the text of something else.
    """

    def __init__(self) -> None:
        self._actors: OrderedDict[Proof, tuple[float, Actor]] = OrderedDict()

    def get(self, proof: Proof) -> Actor | None:
        found = self._actors.get(proof)
        return found[1] if found and found[0] > time.monotonic() else None

    def put(self, proof: Proof, actor: Actor) -> None:
        self._actors[proof] = (time.monotonic() + CACHE_SECONDS, actor)
        while len(self._actors) > CACHE_SIZE:
            self._actors.popitem(last=False)

    def clear(self) -> None:
        self._actors.clear()


CACHE = _Cache()


def forget_actors() -> None:
    """Every key is looked up again in this process; elsewhere after one second at most."""
    CACHE.clear()


async def authenticate(database: Database, token: str | None, *, now: dt.datetime) -> Actor:
    """Return who the key stands for; raise Unauthenticated for a missing, malformed, unknown or revoked one."""
    if token is None:
        raise Unauthenticated
    proof = ("key", token, 0)
    actor = CACHE.get(proof)
    if actor is not None:
        return actor
    key = parse_key(token)
    if key is None:
        raise Unauthenticated
    async with database.tenant(key.workspace) as connection:
        found = await store.find_credentials(connection, workspace=key.workspace, key=key.id, now=now)
    if found is None or not is_digest_of(key.secret, found[0]):
        raise Unauthenticated
    CACHE.put(proof, found[1])
    return found[1]


async def authenticate_key(database: Database, *, workspace: int, key: int, now: dt.datetime) -> Actor:
    """Return who a live key stands for, to a caller who has proof that it was shown; raise Unauthenticated."""
    proof = ("shown", workspace, key)
    actor = CACHE.get(proof)
    if actor is None:
        async with database.tenant(workspace) as connection:
            found = await store.find_credentials(connection, workspace=workspace, key=key, now=now)
        if found is None:
            raise Unauthenticated
        actor = found[1]
        CACHE.put(proof, actor)
    return actor


async def create_key(work: Work, *, name: str, role: Role = Role.ADMIN, agent: int | None = None) -> NewKey:
    """A new key exists, and its text is returned this once.

    Raises Forbidden when it would be mightier than its maker, Invalid for an unknown agent.
    """
    require(work, Permission.MANAGE)
    if role is Role.OWNER and work.actor.role is not Role.OWNER:
        raise Forbidden("Only an owner may make an owner's key")
    name = check_line(name, "name")
    secret = new_secret()
    with refuses_duplicate({"api_keys_workspace_id_agent_id_fkey": lambda: Invalid.at("agent_id", "Unknown user")}):
        key = await store.insert(
            work.connection,
            workspace=work.workspace,
            name=name,
            role=role,
            agent=agent,
            secret_hash=digest(secret),
            now=work.now,
        )
    work.record(KeyCreated(id=key.id, name=key.name, role=key.role))
    return NewKey(key, str(KeyText(work.workspace, key.id, secret)))


async def revoke_key(work: Work, *, key: int, expected: int | None = None) -> ApiKey:
    """The key opens no door from now on, in any process after one second. Raises KeyNotFound, VersionMismatch."""
    require(work, Permission.MANAGE)
    if expected not in {None, KEY_VERSION}:
        await get_key(work, key=key)
        raise VersionMismatch
    revoked = await store.revoke(work.connection, workspace=work.workspace, key=key, now=work.now)
    if revoked is None:
        raise KeyNotFound
    forget_actors()
    work.record(KeyRevoked(id=revoked.id, name=revoked.name, role=revoked.role))
    return revoked


async def get_key(work: Work, *, key: int) -> ApiKey:
    """Return a live key. Raises KeyNotFound."""
    require(work, Permission.MANAGE)
    found = await store.find(work.connection, workspace=work.workspace, key=key)
    if found is None or found.revoked_at is not None:
        raise KeyNotFound
    return found


async def list_keys(work: Work, search: Search) -> Found[ApiKey]:
    """Page through the live keys."""
    require(work, Permission.MANAGE)
    return await store.fetch(work.connection, search)
