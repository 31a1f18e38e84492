"""Codes that change every thirty seconds: RFC 6238 over RFC 4226, SHA-1 and six digits, as every authenticator has."""

import datetime as dt
import hmac
import secrets
from base64 import b32encode
from typing import Final
from urllib.parse import quote, urlencode

STEP_SECONDS: Final = 30
DIGITS: Final = 6
AROUND: Final = (0, -1, 1)
"""Steps whose codes are taken beside the present one: clocks differ, and people type slowly."""


def new_totp_secret() -> bytes:
    """Make 160 random bits, as the RFC recommends."""
    return secrets.token_bytes(20)


def step_at(moment: dt.datetime) -> int:
    """Return the number of the step a moment is in."""
    return int(moment.timestamp()) // STEP_SECONDS


def code_of(secret: bytes, step: int) -> str:
    """Return the code of a step."""
    digest = hmac.digest(secret, step.to_bytes(8), "sha1")
    place = digest[-1] & 0xF
    number = int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def accepted_step(secret: bytes, code: str, *, now: dt.datetime, after: int) -> int | None:
    """Return the step whose code it is, among those around now and later than `after`; else None."""
    present = step_at(now)
    given = code.encode()
    steps = (present + away for away in AROUND)
    found = [step for step in steps if hmac.compare_digest(code_of(secret, step).encode(), given)]
    return next((step for step in found if step > after), None)


def print_secret(secret: bytes) -> str:
    """Spell a secret as people type it into an authenticator."""
    return b32encode(secret).decode().rstrip("=")


def otpauth_url(secret: bytes, *, account: str, issuer: str) -> str:
    """Return the address that authenticators read from a QR code."""
    label = quote(f"{issuer.replace(':', ' ')}:{account.replace(':', ' ')}")
    asked = {"secret": print_secret(secret), "issuer": issuer, "digits": DIGITS, "period": STEP_SECONDS}
    return f"otpauth://totp/{label}?{urlencode(asked, quote_via=quote)}"
