"""Addresses and requests as they are sent: what is no plain web address is refused before anything is resolved."""

import re
from collections.abc import Mapping
from typing import Final

import httpcore2
import httpx2

from parley.kit.http.errors import Unreachable

LONGEST_URL: Final = 8000
_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_SENT: Final = {"user-agent": "Parley", "accept": "*/*", "accept-encoding": "identity"}
_OURS: Final = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding", "expect",
                          "te", "trailer", "upgrade"})  # fmt: skip
_LAST_PORT: Final = 65535
_PORTS: Final = {"http": 80, "https": 443}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})


def check_url(text: str) -> httpx2.URL:
    """Return the address without its fragment. Raises Unreachable for what is not http or https to a plain host."""
    try:
        url = httpx2.URL(text)
    except (httpx2.InvalidURL, UnicodeError):
        raise Unreachable("not a URL") from None
    if len(text) > LONGEST_URL:
        raise Unreachable("the URL is too long")
    if url.scheme not in _PORTS:
        raise Unreachable("neither http nor https")
    if url.userinfo:
        raise Unreachable("credentials in the URL")
    if not _HOST.fullmatch(_ascii_host(url)) or url.port == 0 or (url.port or 0) > _LAST_PORT:
        raise Unreachable("no plain host")
    return url.copy_with(fragment=None)


def origin_of(url: httpx2.URL) -> httpcore2.Origin:
    """Return scheme, host and port."""
    return httpcore2.Origin(url.raw_scheme, url.raw_host, url.port or _PORTS[url.scheme])


def request_to(
    url: httpx2.URL, method: str, headers: Mapping[str, str], content: bytes, *, keep: bool = False
) -> httpcore2.Request:
    """Make the request; headers that say where it goes and how long it is are ours, whatever is given.

    With `keep` the connection may serve another one afterwards.
    """
    given = {name.lower(): text for name, text in headers.items() if name.lower() not in _OURS}
    sent = {"host": url.netloc.decode("ascii"), **_SENT, **given, "connection": "keep-alive" if keep else "close"}
    if content or method in _WITH_BODY:
        sent["content-length"] = str(len(content))
    return httpcore2.Request(
        method=method,
        url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=[(name.encode("ascii"), text.encode()) for name, text in sent.items()],
        content=content,
    )


def target_of(url: httpx2.URL, answer: httpcore2.Response) -> httpx2.URL | None:
    """Return where a redirect leads, or None for any other answer. Raises Unreachable."""
    location = httpx2.Headers(answer.headers).get("location")
    if answer.status not in _REDIRECTS or not location:
        return None
    try:
        return check_url(str(url.join(location)))
    except httpx2.InvalidURL:
        raise Unreachable("a redirect to no URL") from None


def _ascii_host(url: httpx2.URL) -> str:
    return url.raw_host.decode("ascii").lower()
