"""Our own format: Standard Webhooks, to the letter (https://www.standardwebhooks.com). Pure."""

import hmac
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Sequence

PREFIX = "whsec_"


def signed(body: bytes, *, secrets: Sequence[str], message_id: str, timestamp: int) -> dict[str, str]:
    """Return the headers that prove a body, signed by each of the secrets; `timestamp` is in seconds."""
    said = f"{message_id}.{timestamp}.".encode() + body
    signatures = (hmac.digest(_key(secret), said, "sha256") for secret in secrets)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{b64encode(each).decode()}" for each in signatures),
    }


def _key(secret: str) -> bytes:
    """Return the bytes of a secret; one that was brought along in another form is its own key."""
    try:
        return b64decode(secret.removeprefix(PREFIX), validate=True)
    except Error:
        return secret.encode()
