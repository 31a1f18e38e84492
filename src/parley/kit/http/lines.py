"""Lines: connections that are kept between requests to the same party, for as long as it pleases both sides.

A line is the caller's own name for the party: what one has opened serves nobody else, even at the same address.
"""

import asyncio
from collections.abc import Hashable, Mapping
from contextlib import suppress

import httpcore2
import httpx2
import msgspec

from parley.kit.http.body import Body
from parley.kit.http.client import Outbound, close
from parley.kit.http.errors import TooMuch, Unreachable
from parley.kit.http.gate import Gate
from parley.kit.http.requests import check_url, origin_of, request_to
from parley.kit.http.unpacking import check_coding

IDLE_SECONDS = 60.0
MOST_IDLE = 256
_HUNG_UP = (httpcore2.RemoteProtocolError, httpcore2.ReadError, httpcore2.WriteError)
_INTERIM = 200

Place = tuple[Hashable, str]
Line = tuple[httpcore2.AsyncHTTPConnection, Gate]


class Answered(msgspec.Struct, frozen=True):
    """An answer: `headers` are found in any case, `body` is how it begins, unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Lines:
    """Sends requests by the guarded client and keeps what it opened; redirects are answers like any other."""

    def __init__(self, outbound: Outbound, *, idle: float = IDLE_SECONDS) -> None:
        self._outbound = outbound
        self._idle_seconds = idle
        self._idle: dict[Place, list[Line]] = {}

    async def send(
        self,
        line: Hashable,
        url: str,
        *,
        method: str = "POST",
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        most_bytes: int,
        timeout: float,  # noqa: ASYNC109 -- seconds for everything
    ) -> Answered:
        """Send a request and return the answer with at most so many bytes of its body. Raises Unreachable.

        A kept connection that turns out to be dead is replaced once; the other side may then get the request twice.
        """
        deadline = asyncio.get_running_loop().time() + timeout
        with self._outbound.neutral(url):
            target = check_url(url)
            place = (line, str(origin_of(target)))
            request = request_to(target, method, headers or {}, content, keep=True)
            kept = await self._kept(place)
            if kept is not None:
                with suppress(*_HUNG_UP):
                    return await self._exchange(place, kept, request, most_bytes, deadline)
            fresh = self._outbound.connection_to(target, most_bytes=most_bytes, idle=self._idle_seconds)
            return await self._exchange(place, fresh, request, most_bytes, deadline)

    async def sweep(self) -> None:
        """Close what has been idle for too long, or was closed by the other side."""
        for place, lines in list(self._idle.items()):
            self._idle[place] = [line for line in lines if not line[0].has_expired()]
            for connection, _ in lines:
                if connection.has_expired():
                    await close(connection)
            if not self._idle[place]:
                del self._idle[place]

    async def aclose(self) -> None:
        """Close everything that is idle."""
        lines = [line for each in self._idle.values() for line in each]
        self._idle.clear()
        for connection, _ in lines:
            await close(connection)

    async def _kept(self, place: Place) -> Line | None:
        lines = self._idle.get(place, [])
        while lines:
            connection, gate = lines.pop()
            if not connection.has_expired() and connection.is_idle():
                gate.renew()
                return connection, gate
            await close(connection)
        return None

    async def _exchange(
        self, place: Place, line: Line, request: httpcore2.Request, most: int, deadline: float
    ) -> Answered:
        connection = line[0]
        try:
            async with asyncio.timeout_at(deadline):
                answer = await connection.handle_async_request(request)
            _check_final(answer)
            head = httpx2.Headers(answer.headers)
            body = await self._begin(answer, head, place[1], most, deadline)
            await answer.aclose()  # the connection is idle after this if all was read, else closed
        except BaseException:
            await close(connection)
            raise
        if connection.is_idle() and sum(map(len, self._idle.values())) < MOST_IDLE:
            self._idle.setdefault(place, []).append(line)
        else:
            await close(connection)
        return Answered(answer.status, head, body)

    async def _begin(
        self, answer: httpcore2.Response, head: httpx2.Headers, url: str, most: int, deadline: float
    ) -> bytes:
        """Return what there is of the body; one that is endless, slow or broken does not unsay the status."""
        found = b""
        with suppress(Unreachable):
            body = Body(
                answer.aiter_stream(),
                packed=check_coding(head.get("content-encoding", "")),
                most=most,
                deadline=deadline,
                neutral=lambda: self._outbound.neutral(url),
            )
            with suppress(TooMuch):
                async for chunk in body:
                    found += chunk
        return found[:most]


def _check_final(answer: httpcore2.Response) -> None:
    if answer.status < _INTERIM:
        raise Unreachable(f"the answer is an interim one ({answer.status})")
