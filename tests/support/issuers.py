"""An issuer of identities on this machine: one user, signs in whoever comes, and lies as it is told."""

import hashlib
import hmac
import json
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from tests.support.servers import Seen, Send, Served, leads, says, serving

CLIENT, CLIENT_SECRET = "parley+desk", "s3cret/+"
PAGE = b"""<!doctype html><html lang="en"><title>Acme ID</title><main><h1>Acme ID</h1><form method="post">
<label>Address <input name="email"></label><button name="say" value="yes">Sign in</button>
<button name="say" value="no">Refuse</button></form></main></html>"""


@dataclass
class Issuer:
    """`claims` replace what it says of its user, None takes one away; `discovery` replaces what it says of itself.

    Programs are let in by `visit`; people by a page, under whatever address they type. `away` answers browsers alone.
    """

    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signs_with: Any = None
    header: dict[str, Any] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    claims: dict[str, Any] = field(default_factory=dict[str, Any])
    discovery: dict[str, Any] = field(default_factory=dict[str, Any])
    token_status: str = "200 OK"
    away: bool = False
    asked: dict[str, str] = field(default_factory=dict[str, str])
    served: Served | None = None

    @property
    def url(self) -> str:
        assert self.served is not None
        return self.served.url("")

    def visit(self, url: str) -> str:
        """Sign in as its user would, and return the query that the browser brings back."""
        assert url.startswith(f"{self.url}/authorize?")
        self._note(urlsplit(url).query)
        return f"code=the-code&state={self.asked['state']}&session_state=x"

    def _note(self, query: str) -> None:
        self.asked = dict(parse_qsl(query))
        assert (self.asked["client_id"], self.asked["response_type"]) == (CLIENT, "code")
        assert self.asked["code_challenge_method"] == "S256"

    async def _receive(self, seen: Seen, send: Send) -> None:
        """Show the page to a browser, and send it back with what its user chose there."""
        if seen.method == "GET":
            await says(PAGE, "Content-Type: text/html")(seen, send)
            return
        self._note(urlsplit(seen.target).query)
        form = dict(parse_qsl(seen.body.decode()))
        self.claims |= {"email": form.get("email"), "sub": form.get("email")}
        chosen = {"code": "the-code"} if form["say"] == "yes" else {"error": "access_denied"}
        back = f"{self.asked['redirect_uri']}?{urlencode({**chosen, 'state': self.asked['state']})}"
        await leads(back, "303 See Other")(seen, send)

    async def answer(self, seen: Seen, send: Send) -> None:
        """Serve one request."""
        path = urlsplit(seen.target).path
        if path == "/authorize":
            await self._receive(seen, send)
            return
        if self.away:
            return
        if path == "/.well-known/openid-configuration":
            said: Any = self._configuration()
        elif path == "/keys":
            said = {"keys": [self.key.as_dict(private=False)]}
        elif path == "/token" and self._proves(seen):
            said = {"access_token": "x", "token_type": "Bearer", "id_token": self._token()}
        else:
            await says(b"{}", status="400 Bad Request")(seen, send)
            return
        status = self.token_status if path == "/token" else "200 OK"
        await says(json.dumps(said).encode(), "Content-Type: application/json", status=status)(seen, send)

    def _configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            **self.discovery,
        }

    def _proves(self, seen: Seen) -> bool:
        form = {name: values[0] for name, values in parse_qs(seen.body.decode()).items()}
        given = b64decode(seen.headers.get("authorization", "").removeprefix("Basic ")).decode()
        challenge = urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
        return (
            given == "parley%2Bdesk:s3cret%2F%2B"
            and form["code"] == "the-code"
            and form["redirect_uri"] == self.asked["redirect_uri"]
            and challenge == self.asked["code_challenge"]
        )

    def _token(self) -> str:
        now = int(time.time())
        claims = {
            "iss": self.url,
            "sub": "user-1",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": self.asked["nonce"],
            "email": "ada@example.com",
            "email_verified": True,
            "name": "Ada Elsewhere",
            **self.claims,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        if self.header["alg"] != "RS256":
            return forged(self.header, claims)
        return jwt.encode(self.header, claims, self.signs_with or self.key, algorithms=["RS256"])


@asynccontextmanager
async def open_issuer() -> AsyncGenerator[Issuer]:
    """Run an issuer for as long as the block takes."""
    issuer = Issuer()
    async with serving(issuer.answer) as served:
        issuer.served = served
        yield issuer


def forged(header: dict[str, Any], claims: dict[str, Any]) -> str:
    """Spell a token that is unsigned, or signed by what both sides know: the client's secret."""
    said = ".".join(_encoded(json.dumps(part).encode()) for part in (header, claims))
    signature = hmac.digest(CLIENT_SECRET.encode(), said.encode(), "sha256") if header["alg"] == "HS256" else b""
    return f"{said}.{_encoded(signature)}"


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
