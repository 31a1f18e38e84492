"""The secrets that sign what is sent: `whsec_` and base64 of 32 random bytes, kept sealed by the installation's own."""

import datetime as dt
import secrets
from base64 import b64encode

from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.webhooks import store
from parley.core.webhooks.events import WebhookSecretRotated
from parley.core.webhooks.model import SecretLost, Webhook, WebhookNotFound
from parley.core.work import Work
from parley.kit.crypto import Secret

PURPOSE = "webhook secret"
BYTES = 32
SHORTEST, LONGEST = 16, 255
OLD_LIVES = dt.timedelta(hours=24)


def new_secret() -> str:
    """Make a secret."""
    return f"whsec_{b64encode(secrets.token_bytes(BYTES)).decode()}"


def check_secret(text: str) -> str:
    """Return a secret that was brought along; raise Invalid for one that is too weak, or cannot be typed."""
    if not SHORTEST <= len(text) <= LONGEST or not text.isascii() or not text.isprintable():
        raise Invalid.at("secret", f"Must have {SHORTEST} to {LONGEST} visible ASCII characters")
    return text


def sealed(secret: Secret, text: str) -> bytes:
    """Seal a webhook's secret."""
    return secret.seal(PURPOSE, text.encode())


async def secret_of(work: Work, *, webhook: int, secret: Secret) -> str:
    """Return the webhook's secret. Raises WebhookNotFound, SecretLost, Forbidden."""
    require(work, Permission.MANAGE)
    kept = await store.find_secret(work, webhook)
    if kept is None:
        raise WebhookNotFound
    text = secret.unseal(PURPOSE, kept)
    if text is None:
        raise SecretLost
    return text.decode()


async def rotate_secret(work: Work, *, webhook: int, secret: Secret) -> tuple[Webhook, str]:
    """The webhook has another secret, which is returned; for 24 hours the one before signs along.

    Raises WebhookNotFound, Forbidden.
    """
    require(work, Permission.MANAGE)
    if await store.find(work, webhook, lock=True) is None:
        raise WebhookNotFound
    text = new_secret()
    new = await store.put_secret(work, webhook, sealed(secret, text), old_until=work.now + OLD_LIVES)
    work.record(WebhookSecretRotated(id=webhook, name=new.name))
    return new, text
