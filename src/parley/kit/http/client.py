"""Requests to addresses that strangers name: a connection each, every redirect judged anew, all within a deadline."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from functools import lru_cache
from typing import Any

import httpcore2
import httpx2
import msgspec
import structlog

from parley.kit.http.addresses import Address
from parley.kit.http.allowance import Allowance
from parley.kit.http.body import Body
from parley.kit.http.errors import TooMuch, Unreachable
from parley.kit.http.gate import Gate, Resolve, resolve
from parley.kit.http.requests import check_url, origin_of, request_to, target_of
from parley.kit.http.unpacking import check_coding

MOST_HEAD = 256 * 1024
"""Room on the wire, in bytes, for what is not the body: heads, interim answers, the sizes of chunks."""
RESOLVE_SECONDS = 3.0
FAILURES = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpcore2.UnsupportedProtocol,
    OSError,  # names that do not resolve, certificates, and the deadline
    UnicodeError,  # a name with an impossible label
)
_BODILESS = 200


class Fetched(msgspec.Struct, frozen=True):
    """An answer: `headers` are found in any case, `chunks` is its unpacked body, once. `url` is the last address."""

    status: int
    headers: Mapping[str, str]
    url: str
    chunks: AsyncIterator[bytes]

    async def read(self) -> bytes:
        """Return the whole body. Raises Unreachable, TooMuch."""
        return b"".join([chunk async for chunk in self.chunks])


class Outbound:
    """The guarded client. `allow` names what may be reached besides the public internet (see Allowance).

    `tls` replaces the system's certificates; `resolve` replaces its name server.
    """

    def __init__(
        self, allow: Iterable[str] = (), *, tls: ssl.SSLContext | None = None, resolve: Resolve = resolve
    ) -> None:
        self._allowance = Allowance.read(allow)
        self._tls = tls
        self._resolve = resolve
        self._log: Any = structlog.get_logger()

    @asynccontextmanager
    async def open(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        redirects: int = 3,
        most_bytes: int,
        timeout: float,  # noqa: ASYNC109 -- seconds for everything, also for a body that the caller reads
    ) -> AsyncGenerator[Fetched]:
        """Send a request and hand out the answer, whatever its status; its body is read within the block.

        Redirects are followed for GET and HEAD, at most `redirects` of them; with 0 the redirect is the answer. To
        another origin only `Accept` goes along. Raises Unreachable, and from the body also TooMuch.
        """
        deadline = asyncio.get_running_loop().time() + timeout
        trip = _Trip(method.upper(), dict(headers or {}), content, most_bytes, deadline)
        async with AsyncExitStack() as stack:
            with self.neutral(url):
                answer, at = await self._follow(stack, check_url(url), trip, redirects)
                head = httpx2.Headers(answer.headers)
                packed = check_coding(head.get("content-encoding", ""))
                if trip.method != "HEAD":
                    _check_length(head, most_bytes)
            body = Body(
                answer.aiter_stream(),
                packed=packed,
                most=most_bytes,
                deadline=deadline,
                neutral=lambda: self.neutral(url),
            )
            stack.push_async_callback(body.aclose)
            yield Fetched(answer.status, head, str(at), body)

    async def judge(self, url: str) -> None:
        """Ask whether an address may be called, without calling it. Raises Unreachable.

        A name that has no address now, or none within seconds, passes by https at port 443: it is judged whenever it
        is called, and trouble with a name server is nobody's mistake.
        """
        with self.neutral(url):
            target = check_url(url)
            origin = origin_of(target)
            host = origin.host.decode("ascii")
            addresses: Sequence[Address] = ()
            with suppress(OSError):
                async with asyncio.timeout(RESOLVE_SECONDS):
                    addresses = await self._resolve(host, origin.port)
            Gate(self._allowance, scheme=target.scheme, most=0).judge(host, origin.port, addresses)

    def connection_to(
        self, url: httpx2.URL, *, most_bytes: int, idle: float | None = None
    ) -> tuple[httpcore2.AsyncHTTPConnection, Gate]:
        """Return a connection that is opened, through the gate, by its first request; see `Lines` for `idle`."""
        gate = Gate(self._allowance, scheme=url.scheme, most=most_bytes + MOST_HEAD, resolve=self._resolve)
        trust = self._tls or _system_trust()
        return httpcore2.AsyncHTTPConnection(
            origin_of(url), ssl_context=trust, keepalive_expiry=idle, network_backend=gate
        ), gate

    async def _follow(
        self, stack: AsyncExitStack, url: httpx2.URL, trip: "_Trip", redirects: int
    ) -> tuple[httpcore2.Response, httpx2.URL]:
        follows = redirects > 0 and trip.method in {"GET", "HEAD"}
        for _ in range(redirects + 1):
            answer, connection = await self._send(stack, url, trip)
            target = target_of(url, answer) if follows else None
            if target is None:
                return answer, url
            await close(connection)
            if origin_of(target) != origin_of(url):
                trip.headers = {name: text for name, text in trip.headers.items() if name.lower() == "accept"}
            url = target
        raise Unreachable(f"more than {redirects} redirects")

    async def _send(
        self, stack: AsyncExitStack, url: httpx2.URL, trip: "_Trip"
    ) -> tuple[httpcore2.Response, httpcore2.AsyncHTTPConnection]:
        connection, _ = self.connection_to(url, most_bytes=trip.most)
        stack.push_async_callback(close, connection)
        async with asyncio.timeout_at(trip.deadline):
            answer = await connection.handle_async_request(request_to(url, trip.method, trip.headers, trip.content))
        if answer.status < _BODILESS:
            raise Unreachable(f"the answer is an interim one ({answer.status})")
        return answer, connection

    @contextmanager
    def neutral(self, url: str) -> Generator[None]:
        """Have every failure become Unreachable; the log gets the reason, and of the URL no more than its host."""
        try:
            yield
        except Unreachable as refusal:
            self._log.warning("outgoing request failed", host=_host(url), reason=refusal.reason)
            raise
        except FAILURES as error:
            reason = f"{type(error).__name__}: {error}"[:300]
            self._log.warning("outgoing request failed", host=_host(url), reason=reason)
            raise Unreachable(reason) from None


class _Trip(msgspec.Struct):
    """One request on its way through its redirects. `deadline` is the loop's time."""

    method: str
    headers: dict[str, str]
    content: bytes
    most: int
    deadline: float


def _check_length(head: httpx2.Headers, most: int) -> None:
    declared = head.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise TooMuch(most)


async def close(connection: httpcore2.AsyncHTTPConnection) -> None:
    """Close it, whatever state it is in."""
    with suppress(*FAILURES):  # it is over either way
        await connection.aclose()


@lru_cache(1)
def _system_trust() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _host(url: str) -> str:
    try:
        return httpx2.URL(url).host[:255]
    except httpx2.InvalidURL:
        return ""
