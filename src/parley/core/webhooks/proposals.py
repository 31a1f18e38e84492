"""Endpoints before they are saved: what would be kept, for whoever asks them whether they may be called and want to be.

Asking takes the network, so it happens before the transaction that saves, by whoever speaks the webhook's format.
"""

from collections.abc import Awaitable, Callable
from typing import TypeAlias, Unpack

import msgspec

from parley.core.access import Permission, require
from parley.core.change import changed, check_version
from parley.core.webhooks.actions import draft_of, get_webhook
from parley.core.webhooks.checks import checked
from parley.core.webhooks.model import Webhook, WebhookChanges, WebhookNotFound, WebhookSettings
from parley.core.webhooks.secrets import new_secret, secret_of
from parley.core.work import Work
from parley.kit.crypto import Secret


class Proposal(msgspec.Struct, frozen=True):
    """A webhook as it would be, and the secret that signs what it is asked."""

    workspace: int
    webhook: Webhook
    secret: str


Prove: TypeAlias = Callable[[Proposal], Awaitable[None]]
"""Raises Invalid at `url` for an endpoint that may not be called, or does not answer as its format demands."""


async def propose_webhook(
    work: Work,
    *,
    name: str,
    url: str,
    format: str,  # noqa: A002 -- the house's word for a webhook's dialect
    **settings: Unpack[WebhookSettings],
) -> Proposal:
    """Return what creating the webhook would keep, with a new secret. Raises Invalid, Forbidden."""
    require(work, Permission.MANAGE)
    draft = draft_of(work, name=name, url=url, format=format, **settings)
    return Proposal(work.workspace, draft, new_secret())


async def propose_change(
    work: Work,
    *,
    webhook: int,
    secret: Secret,
    among: str | None = None,
    expected: int | None = None,
    **given: Unpack[WebhookChanges],
) -> Proposal | None:
    """Return what the change would keep, or None where the address stays as it is.

    With `among` there are no webhooks but those of that format.
    Raises WebhookNotFound, VersionMismatch, SecretLost, Invalid, Forbidden.
    """
    old = await get_webhook(work, webhook=webhook)
    if among not in {None, old.format}:
        raise WebhookNotFound
    check_version(old.version, expected)
    new, changes = changed(old, checked(given))
    if "url" not in changes:
        return None
    return Proposal(work.workspace, new, await secret_of(work, webhook=webhook, secret=secret))
