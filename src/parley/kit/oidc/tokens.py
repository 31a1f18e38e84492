"""What an issuer says of somebody: the claims of an ID token, believed only when every one of them holds.

OidcFailed   what the issuer says proves nothing; `str()` is for the log
OidcAway     the issuer does not answer, or not now; one of the former
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final, cast

import msgspec

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by the issuer's own key: nothing unsigned, and nothing signed by what both sides know."""
LEEWAY: Final = 60
LONGEST_LIFE: Final = 24 * 3600
LONGEST_SUBJECT: Final = 255


class OidcFailed(Exception):
    """Nobody was recognised."""


class OidcAway(OidcFailed):
    """Nobody could be asked."""


class Identity(msgspec.Struct, frozen=True):
    """Who somebody is at an issuer. `email` is only there when the issuer has verified it."""

    issuer: str
    subject: str
    email: str | None
    name: str


def identity_from(
    token: str, keys: list[dict[str, Any]], *, issuer: str, client: str, nonce: str, now: dt.datetime
) -> Identity:
    """Return who the ID token speaks of (OpenID Connect Core 1.0, section 3.1.3.7). Raises OidcFailed."""
    claims = _signed(token, keys)
    audience = claims.get("aud")
    audiences = cast("list[object]", audience) if isinstance(audience, list) else [audience]
    seconds = now.timestamp()
    subject = claims.get("sub")
    checks = {
        "iss": claims.get("iss") == issuer,
        "aud": client in audiences,
        "azp": claims.get("azp", client) == client and (len(audiences) == 1 or "azp" in claims),
        "exp": _number(claims, "exp") > seconds - LEEWAY,
        "iat": seconds - LONGEST_LIFE < _number(claims, "iat") < seconds + LEEWAY,
        "nbf": _number(claims, "nbf", 0.0) <= seconds + LEEWAY,
        "nonce": claims.get("nonce") == nonce,
        "sub": isinstance(subject, str) and 0 < len(subject) <= LONGEST_SUBJECT and subject.isprintable(),
    }
    wrong = [name for name, holds in checks.items() if not holds]
    if wrong:
        raise OidcFailed(f"the ID token is wrong in {', '.join(wrong)}")
    email, name = claims.get("email"), claims.get("name")
    verified = claims.get("email_verified")
    known = isinstance(email, str) and (verified is True or verified == "true")
    return Identity(issuer, str(subject), str(email) if known else None, name if isinstance(name, str) else "")


def _signed(token: str, keys: list[dict[str, Any]]) -> Mapping[str, Any]:
    # Ten megabytes and a tenth of every start, of which a desk without single sign-on needs nothing.
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import JWKRegistry

    for key in keys:
        try:
            return jwt.decode(token, JWKRegistry.import_key(key), algorithms=ALGORITHMS).claims
        except (JoseError, ValueError, TypeError, KeyError):
            continue
    raise OidcFailed("no key of the issuer has signed the ID token")


def _number(claims: Mapping[str, Any], name: str, default: float = -1.0) -> float:
    value = claims.get(name, default)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else -1.0
