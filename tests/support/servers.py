"""A web server of a few lines on this machine, which answers with whatever bytes a test wants; with TLS on request."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Send = Callable[[bytes], Awaitable[None]]


@dataclass(frozen=True)
class Seen:
    """A request as it arrived; `server_name` is the one of the TLS greeting."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    server_name: str | None = None


Answer = Callable[[Seen, Send], Awaitable[None]]


@dataclass
class Served:
    """A server that is up, and what it was asked."""

    host: str
    port: int
    seen: list[Seen] = field(default_factory=list[Seen])

    def url(self, path: str = "/", *, scheme: str = "http", host: str | None = None) -> str:
        return f"{scheme}://{host or self.host}:{self.port}{path}"


def says(body: bytes = b"", *headers: str, status: str = "200 OK", length: int | None = None) -> Answer:
    """Answer everything alike."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers, "", ""]

    async def answer(_: Seen, send: Send) -> None:
        await send("\r\n".join(lines).encode("latin-1") + body)

    return answer


def leads(to: str, status: str = "302 Found") -> Answer:
    """Redirect everything."""
    return says(b"", f"Location: {to}", status=status)


@asynccontextmanager
async def serving(
    answer: Answer, *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> AsyncGenerator[Served]:
    """Serve until the block ends; whatever is still being answered then is cut off."""
    tasks: set[asyncio.Task[Any]] = set()
    served = Served(host, 0)

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            seen = await _read(reader, getattr(writer.get_extra_info("ssl_object"), "asked_for", None))
            served.seen.append(seen)

            async def send(data: bytes) -> None:
                writer.write(data)
                await writer.drain()

            await answer(seen, send)
            writer.close()
            await writer.wait_closed()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return  # the client had enough, or the test has ended
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(handle, host, 0, ssl=tls)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def certified(folder: Path, *names: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Make a certificate for names or addresses; return the server's context and one that trusts nobody else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    alternatives = [_alternative(each) for each in names]
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = made.public_bytes(serialization.Encoding.PEM)
    file = folder / "server.pem"
    file.write_bytes(
        pem
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(file)
    server.sni_callback = _note_name
    return server, ssl.create_default_context(cadata=pem.decode())


def _note_name(connection: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
    connection.asked_for = name  # type: ignore[attr-defined]


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


async def _read(reader: asyncio.StreamReader, server_name: str | None) -> Seen:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ")
    headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in head[1:] if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Seen(method, target, headers, body, server_name)
