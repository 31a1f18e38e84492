"""The client of one issuer: where to send people, and what to make of it when they come back."""

import datetime as dt
import hashlib
import secrets
import time
from base64 import b64encode, urlsafe_b64encode
from typing import Any, Final, cast
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from parley.kit.http import Outbound, Unreachable
from parley.kit.oidc.tokens import Identity, OidcAway, OidcFailed, identity_from

WELL_KNOWN: Final = "/.well-known/openid-configuration"
KEPT_SECONDS: Final = 3600.0
LEAST_PAUSE: Final = 60.0
"""Seconds before keys are asked for again because a token was signed by none of those that are known."""
MOST_BYTES: Final = 256 * 1024
SECONDS: Final = 10.0
OK: Final = 200
BROKEN: Final = 500


class Provider(msgspec.Struct, frozen=True):
    """An issuer, and what the desk is called there."""

    name: str
    issuer: str
    client_id: str
    client_secret: str


class Attempt(msgspec.Struct, frozen=True):
    """One try to sign in: what must come back unchanged."""

    state: str
    nonce: str
    verifier: str


class _Endpoints(msgspec.Struct, frozen=True):
    """What discovery says, as far as it is used."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


class OidcClient:
    """Discovery and keys are kept for an hour; every request goes through the guarded client."""

    def __init__(self, outbound: Outbound, provider: Provider, *, redirect: str) -> None:
        self.provider = provider
        self._outbound = outbound
        self._redirect = redirect
        self._endpoints: _Endpoints | None = None
        self._endpoints_until = 0.0
        self._keys: list[dict[str, Any]] = []
        self._keys_at = float("-inf")

    async def begin(self) -> tuple[Attempt, str]:
        """Return a new attempt, and the address to send the browser to. Raises OidcFailed."""
        endpoints = await self._discover()
        attempt = Attempt(*(secrets.token_urlsafe(32) for _ in range(3)))
        challenge = urlsafe_b64encode(hashlib.sha256(attempt.verifier.encode()).digest()).decode().rstrip("=")
        asked = {
            "response_type": "code",
            "client_id": self.provider.client_id,
            "redirect_uri": self._redirect,
            "scope": "openid email profile",
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        joint = "&" if urlsplit(endpoints.authorization_endpoint).query else "?"
        return attempt, f"{endpoints.authorization_endpoint}{joint}{urlencode(asked)}"

    async def finish(self, attempt: Attempt, *, code: str, issuer: str | None, now: dt.datetime) -> Identity:
        """Return who has come back with a code; `issuer` is whom the answer names (RFC 9207). Raises OidcFailed."""
        endpoints = await self._discover()
        if issuer not in {None, endpoints.issuer}:
            raise OidcFailed("the answer is another issuer's")
        token = await self._exchange(endpoints, attempt, code)
        try:
            return self._judge(token, await self._known_keys(endpoints), endpoints, attempt, now)
        except OidcFailed:
            if time.monotonic() - self._keys_at < LEAST_PAUSE:
                raise
        self._keys_at = float("-inf")  # the issuer may have changed its keys within the hour
        return self._judge(token, await self._known_keys(endpoints), endpoints, attempt, now)

    def _judge(
        self, token: str, keys: list[dict[str, Any]], endpoints: _Endpoints, attempt: Attempt, now: dt.datetime
    ) -> Identity:
        return identity_from(
            token, keys, issuer=endpoints.issuer, client=self.provider.client_id, nonce=attempt.nonce, now=now
        )

    async def _discover(self) -> _Endpoints:
        if self._endpoints is not None and self._endpoints_until > time.monotonic():
            return self._endpoints
        found: _Endpoints = _read(await self._ask(self.provider.issuer + WELL_KNOWN), _Endpoints)
        if found.issuer.rstrip("/") != self.provider.issuer:
            raise OidcFailed("discovery names another issuer")
        self._endpoints, self._endpoints_until = found, time.monotonic() + KEPT_SECONDS
        return found

    async def _known_keys(self, endpoints: _Endpoints) -> list[dict[str, Any]]:
        if time.monotonic() - self._keys_at > KEPT_SECONDS:
            found = _read(await self._ask(endpoints.jwks_uri), dict[str, Any]).get("keys")
            keys = cast("list[object]", found) if isinstance(found, list) else []
            self._keys = [cast("dict[str, Any]", key) for key in keys if isinstance(key, dict)]
            self._keys_at = time.monotonic()
        return self._keys

    async def _exchange(self, endpoints: _Endpoints, attempt: Attempt, code: str) -> str:
        provider = self.provider
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._redirect,
            "code_verifier": attempt.verifier,
        }
        headers = {"content-type": "application/x-www-form-urlencoded"}
        if provider.client_secret and "client_secret_basic" in endpoints.token_endpoint_auth_methods_supported:
            # Both are form-encoded before they are joined (RFC 6749, section 2.3.1).
            pair = f"{quote(provider.client_id, safe='')}:{quote(provider.client_secret, safe='')}"
            headers["authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        else:
            form["client_id"] = provider.client_id
            form |= {"client_secret": provider.client_secret} if provider.client_secret else {}
        raw = await self._ask(endpoints.token_endpoint, headers=headers, content=urlencode(form).encode())
        token = _read(raw, dict[str, Any]).get("id_token")
        if not isinstance(token, str):
            raise OidcFailed("the issuer gave no ID token")
        return token

    async def _ask(self, url: str, *, headers: dict[str, str] | None = None, content: bytes = b"") -> bytes:
        try:
            async with self._outbound.open(
                url,
                method="POST" if content else "GET",
                headers={"accept": "application/json", **(headers or {})},
                content=content,
                redirects=0,
                most_bytes=MOST_BYTES,
                timeout=SECONDS,
            ) as answer:
                body = await answer.read()
        except Unreachable as refusal:
            raise OidcAway(f"the issuer cannot be reached: {refusal.reason}") from None
        if answer.status >= BROKEN:
            raise OidcAway(f"the issuer answered {answer.status}")
        if answer.status != OK:
            raise OidcFailed(f"the issuer answered {answer.status}")
        return body


def _read(raw: bytes, schema: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=schema)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise OidcFailed("the issuer's answer cannot be read") from None
