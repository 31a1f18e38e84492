"""The ways in: a key, else the cookie of an agent's session; for customers a cookie of their own, and nothing else.

A browser sends the cookie along whoever's page asks. So with a cookie whatever changes something needs two proofs: the
request comes from our own origin, and it carries the session's token, which only our own pages can read.
"""

import hmac
from base64 import urlsafe_b64encode
from urllib.parse import urlsplit

import msgspec

from parley.api.toolbox.call import Call
from parley.api.toolbox.door import bearer_token
from parley.core.access import authenticate, authenticate_session
from parley.core.actor import Actor
from parley.core.errors import Forbidden
from parley.core.portal import authenticate_guest

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN = b"x-csrf-token"


class Jar(msgspec.Struct, frozen=True):
    """The cookie of a sort of sessions, and the purpose that their tokens are signed for."""

    name: bytes
    purpose: str


AGENTS = Jar(b"parley", "csrf")
CUSTOMERS = Jar(b"parley-customer", "customer's csrf")


class CrossSite(Forbidden):
    """The request may have been made by a page of another site."""

    code = "cross_site"

    def __init__(self) -> None:
        super().__init__("The request does not prove that it comes from this desk's own pages")


async def enter(call: Call) -> Actor:
    """Return who calls. Raises Unauthenticated, and CrossSite for a session's write that proves too little."""
    if call.header(b"authorization") is not None:
        return await authenticate(call.house.database, bearer_token(call), now=call.now)
    text = cookie_of(call)
    actor = await authenticate_session(call.house.database, text, now=call.now)
    if text is not None and call.scope["method"] not in SAFE:
        _check_proofs(call, AGENTS, text)
    return actor


async def enter_as_customer(call: Call, _path: dict[str, str]) -> Actor:
    """Return which customer calls. A key is nothing here. Raises NotSignedIn, and CrossSite as for agents."""
    text = cookie_of(call, CUSTOMERS)
    actor = await authenticate_guest(call.house.database, text, now=call.now)
    call.out.append((b"cache-control", b"no-store"))
    if text is not None and call.scope["method"] not in SAFE:
        _check_proofs(call, CUSTOMERS, text)
    return actor


def cookie_of(call: Call, jar: Jar = AGENTS) -> str | None:
    """Return the text of a session's cookie; None where there is none."""
    value = read_cookie(call, jar.name)
    return None if value is None else value.decode("latin-1")


def read_cookie(call: Call, name: bytes) -> bytes | None:
    """Return one of our cookies; None where it is not there."""
    wanted = _full_name(call, name)
    for part in (call.header(b"cookie") or b"").split(b";"):
        key, _, value = part.strip().partition(b"=")
        if key == wanted:
            return value
    return None


def put_cookie(call: Call, name: bytes, value: bytes, *, seconds: int | None) -> None:
    """Have the answer leave a cookie for so long, or until the browser is closed; for no time, take it away."""
    secure = b"; Secure" if is_secure(call) else b""
    life = b"" if seconds is None else f"; Max-Age={seconds}".encode()
    text = _full_name(call, name) + b"=" + value + b"; Path=/; HttpOnly; SameSite=Lax" + secure + life
    call.out.append((b"set-cookie", text))


def csrf_token(call: Call, text: str, jar: Jar = AGENTS) -> str:
    """Return the token that belongs to a session."""
    return urlsafe_b64encode(call.house.secret.sign(jar.purpose, text.encode())).decode().rstrip("=")


def set_cookie(call: Call, text: str, *, seconds: int | None, jar: Jar = AGENTS) -> None:
    """Have the answer leave a session's cookie, for so long, or until the browser is closed."""
    put_cookie(call, jar.name, text.encode(), seconds=seconds)


def clear_cookie(call: Call, jar: Jar = AGENTS) -> None:
    """Have the answer take the session's cookie away."""
    put_cookie(call, jar.name, b"", seconds=0)


def check_own_page(call: Call) -> None:
    """Raise CrossSite where a browser says that another site's page asks: nobody is signed in from elsewhere."""
    if call.header(b"origin") is not None:
        if not _is_ours(call):
            raise CrossSite
    elif call.header(b"sec-fetch-site") not in {None, b"same-origin", b"none"}:
        raise CrossSite


def is_secure(call: Call) -> bool:
    """Whether people reach the desk by https alone."""
    return call.house.public_url.startswith("https://")


def _check_proofs(call: Call, jar: Jar, text: str) -> None:
    if not _is_ours(call):
        raise CrossSite
    given, wanted = (call.header(TOKEN) or b"").decode("latin-1"), csrf_token(call, text, jar)
    if not hmac.compare_digest(given.encode(), wanted.encode()):
        raise CrossSite


def _is_ours(call: Call) -> bool:
    """Whether the request's page is ours: by its origin, else by what the browser says of it.

    The desk may be reached by other names than its public one, `localhost` among them: a page of the name by which
    this request came is ours too, for no other site's page can choose that name.
    """
    origin = call.header(b"origin")
    if origin is None:
        return call.header(b"sec-fetch-site") == b"same-origin"
    scheme, _, place = origin.decode("latin-1").lower().partition("://")
    public = urlsplit(call.house.public_url)
    if (scheme, place) == (public.scheme, public.netloc.lower()):
        return True
    host = (call.header(b"host") or b"").decode("latin-1").lower()
    return bool(host) and place == host and scheme in ({"https"} if is_secure(call) else {"http", "https"})


def _full_name(call: Call, name: bytes) -> bytes:
    """Return the name in the browser: behind TLS one that no other host and no open line can set."""
    return b"__Host-" + name if is_secure(call) else name
