"""Endpoints of webhooks before they are saved: asked by the house, outside any transaction."""

from typing import Any

from parley.api.toolbox.call import Call
from parley.core import webhooks
from parley.core.work import reading


async def prove_new(call: Call, **fields: Any) -> str:
    """The endpoint may be called, and has answered as its format demands; return the secret that it was asked with.

    The fields are those of `create_webhook`. Raises Invalid, Forbidden.
    """
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        proposal = await webhooks.propose_webhook(work, **fields)
    await call.house.prove(proposal)
    return proposal.secret


async def prove_change(call: Call, **fields: Any) -> None:
    """If the address changes, the new one may be called, and has answered as its format demands.

    The fields are those of `propose_change`. Raises WebhookNotFound, VersionMismatch, SecretLost, Invalid, Forbidden.
    """
    async with reading(call.house.database, call.actor, now=call.now, origin=call.door) as work:
        proposal = await webhooks.propose_change(work, secret=call.house.secret, **fields)
    if proposal is not None:
        await call.house.prove(proposal)
