"""Claim, run, save or replay."""

import asyncio
import datetime as dt
import hashlib
import re
import uuid
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import msgspec

from parley.api.toolbox.answer import Answer
from parley.api.toolbox.call import Call
from parley.api.toolbox.idempotency import store
from parley.core.errors import Busy, Conflict, Invalid
from parley.core.work import Work, flush, writing
from parley.kit.db import DatabaseGone

LEASE = dt.timedelta(seconds=10)
"""So long a key is held for a call that may have died; one that takes longer to gather its files renews it."""
RENEW_EVERY = 3.0
LIFE = dt.timedelta(hours=24)
VISIBLE = re.compile(rb"[\x21-\x7e]{1,255}")
PURPOSE = "idempotency"


class IdempotencyKeyReused(Conflict):
    """The key was used before for another request."""

    code = "idempotency_key_reused"

    def __init__(self) -> None:
        super().__init__("This Idempotency-Key was used for another request")


async def run_once(
    call: Call,
    route: str,
    fingerprint: bytes,
    gather: Callable[[], Awaitable[None]] | None,
    effect: Callable[[Work], Awaitable[Answer]],
) -> Answer:
    """Run the effect in a transaction, once for this key; answer a repeat from what was saved.

    `gather` runs between the claim and the transaction: a repeat fetches nothing again.

    Raises Invalid for a malformed key, Busy while the first call runs, IdempotencyKeyReused for another body, Conflict
    where the saved answer was erased with a customer.
    """
    claim = store.Claim(
        workspace=call.actor.workspace,
        scope=f"{call.door} {route} {call.actor.kind}:{call.actor.id} {call.scope['path']}",
        key=_checked_key(call),
        fingerprint=hashlib.sha256(fingerprint).digest(),
        token=uuid.uuid4(),
        at=call.house.now(),
    )
    async with call.house.database.tenant(claim.workspace) as connection:
        kept = await store.claim(connection, claim, lease=LEASE, life=LIFE)
    if kept is not None:
        return _replay(call, kept, claim)
    try:
        if gather is not None:
            async with _renewing(call, claim):
                await gather()
        return await _run(call, claim, effect)
    except BaseException:
        async with call.house.database.tenant(claim.workspace) as connection:
            await store.release(connection, claim)
        raise


@asynccontextmanager
async def _renewing(call: Call, claim: store.Claim) -> AsyncGenerator[None]:
    """Hold the claim for as long as the block takes."""
    renewing = asyncio.create_task(_renew(call, claim))
    try:
        yield
    finally:
        renewing.cancel()
        await asyncio.gather(renewing, return_exceptions=True)


async def _renew(call: Call, claim: store.Claim) -> None:
    while True:
        await asyncio.sleep(RENEW_EVERY)
        with suppress(DatabaseGone):
            async with call.house.database.tenant(claim.workspace) as connection:
                await store.renew(connection, claim, until=call.house.now() + LEASE)


async def _run(call: Call, claim: store.Claim, effect: Callable[[Work], Awaitable[Answer]]) -> Answer:
    async with writing(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        answer = await effect(work)
        await flush(work)
        body = call.house.secret.seal(PURPOSE, answer.body)
        headers = {name.decode(): value.decode() for name, value in answer.headers if name in store.KEPT_HEADERS}
        if not await store.save(work.connection, claim, status=answer.status, headers=headers, body=body):
            raise _still_running()
    return answer


def _replay(call: Call, kept: store.Kept, claim: store.Claim) -> Answer:
    if kept.fingerprint != claim.fingerprint:
        raise IdempotencyKeyReused
    if kept.status is None:
        raise _still_running()
    if kept.body is None:
        raise Conflict("The saved answer was erased")
    body = call.house.secret.unseal(PURPOSE, kept.body)
    if body is None:
        raise Conflict("The saved answer can no longer be read")
    headers = [(name.encode(), value.encode()) for name, value in msgspec.convert(kept.headers, dict[str, str]).items()]
    return Answer(kept.status, body, [*headers, *call.out, (b"idempotency-replayed", b"true")])


def _checked_key(call: Call) -> str:
    key = call.header(b"idempotency-key") or b""
    if call.count_header(b"idempotency-key") != 1 or not VISIBLE.fullmatch(key):
        raise Invalid.at("Idempotency-Key", "Must be given once, with 1 to 255 visible ASCII characters")
    return key.decode()


def _still_running() -> Busy:
    return Busy("A request with this Idempotency-Key is still running")
