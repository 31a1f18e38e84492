"""Where the socket is opened: a name is resolved once, all its addresses are judged, one of them is connected to.

The library sees only its own connection's name, so TLS checks the certificate against that, and `Host` says it.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpcore2

from parley.kit.http.addresses import Address, is_public, read_address
from parley.kit.http.allowance import Allowance
from parley.kit.http.errors import TooMuch, Unreachable

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
SocketOptions = Iterable[httpcore2.SOCKET_OPTION]

CONNECT_SECONDS = 5.0
MOST_TRIED = 4
HTTPS_PORT = 443
# A name server that never answers holds a thread for as long as it likes; nobody else's work may wait behind it.
_RESOLVERS = ThreadPoolExecutor(8, thread_name_prefix="resolve")


async def resolve(host: str, port: int) -> list[Address]:
    """Ask the system for all addresses of a host, in the order it prefers. Raises OSError, UnicodeError."""
    found = await asyncio.get_running_loop().run_in_executor(
        _RESOLVERS, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    addresses = (read_address(str(each[4][0])) for each in found)
    return list(dict.fromkeys(each for each in addresses if each is not None))


class Gate(httpcore2.AsyncNetworkBackend):
    """Opens the connection of one request. `most` is how many bytes the other side may send, head and body."""

    def __init__(self, allowance: Allowance, *, scheme: str, most: int, resolve: Resolve = resolve) -> None:
        self._allowance = allowance
        self._scheme = scheme
        self._meter = Meter(most)
        self._resolve = resolve
        self._sockets = cast(httpcore2.AsyncNetworkBackend, httpcore2.AnyIOBackend())

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 -- the library's signature
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address that answers, if all may be reached. Raises Unreachable, ConnectError."""
        addresses = await self._resolve(host, port)
        self.judge(host, port, addresses)
        failure: Exception = Unreachable("the name has no address")
        for address in addresses[:MOST_TRIED]:
            try:
                stream = await self._sockets.connect_tcp(
                    str(address), port, timeout or CONNECT_SECONDS, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return Metered(stream, self._meter)
        raise failure

    def renew(self) -> None:
        """Let as much arrive again, for the next request on the same connection."""
        self._meter.renew()

    async def sleep(self, seconds: float) -> None:
        """Wait; asked for between tries alone, of which there are none."""
        await asyncio.sleep(seconds)

    def judge(self, host: str, port: int, addresses: Sequence[Address]) -> None:
        """Raise Unreachable unless the host may be reached at these addresses, all of them."""
        if self._allowance.names_place(host, port):
            return
        usual = self._scheme == "https" and port == HTTPS_PORT
        if not usual and not addresses:
            raise Unreachable(f"{self._scheme} at port {port} is not allowed, and the name has no address")
        for address in addresses:
            if self._allowance.covers(address, port):
                continue
            if not usual:
                raise Unreachable(f"{self._scheme} at port {port} is not allowed for {address}")
            if not is_public(address):
                raise Unreachable(f"{address} is not public")


class Meter:
    """Counts what arrives; `most` is how much may."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._most = most

    def renew(self) -> None:
        """Begin anew."""
        self._left = self._most

    def count(self, size: int) -> None:
        """Raise TooMuch as soon as more has arrived."""
        self._left -= size
        if self._left < 0:
            raise TooMuch(self._most)


class Metered(httpcore2.AsyncNetworkStream):
    """A connection that ends when too much has come over it, whatever it was: heads, chunk sizes, bodies."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream, meter: Meter) -> None:
        self._stream = stream
        self._meter = meter

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 -- likewise
        """Receive."""
        received = await self._stream.read(max_bytes, timeout)
        self._meter.count(len(received))
        return received

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 -- likewise
        """Send."""
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        """Close."""
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 -- likewise
    ) -> "Metered":
        """Go on in TLS, with the name that was asked for."""
        try:
            return Metered(await self._stream.start_tls(ssl_context, server_hostname, timeout), self._meter)
        except BaseException:  # the library closes after errors of its own, and forgets the socket at a deadline
            await self._stream.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        """Tell what the connection knows of itself."""
        return self._stream.get_extra_info(info)
