"""Hands messages to a mail server by SMTP.

Undeliverable   the server does not take it: for good, or for now
"""

from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib
import msgspec
from aiosmtplib.errors import SMTPException, SMTPRecipientsRefused, SMTPResponseException

SECONDS: Final = 30.0
PORTS: Final = {"smtp": 587, "smtps": 465}
FOR_GOOD: Final = range(550, 560)
"""Refusals of this very message; what concerns who we are (530, 535) may be mended, and then it goes."""
LONGEST_REASON: Final = 200


class Undeliverable(Exception):
    """`reason` holds no address and nothing of the message."""

    def __init__(self, reason: str, *, permanent: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent


class Transport(Protocol):
    """What carries messages. `keeps` says that nothing really leaves, so what was said should be kept to be seen."""

    keeps: bool

    async def send(self, message: EmailMessage, *, name: str) -> None:
        """Send it; `name` is for logs and files. Raises Undeliverable."""
        ...


class Server(msgspec.Struct, frozen=True):
    """A mail server: `tls` from the first byte, `start_tls` demanded (True), if there is (None), or never (False)."""

    host: str
    port: int
    user: str | None
    password: str | None
    tls: bool
    start_tls: bool | None


def server_from(url: str) -> Server:
    """Read `smtp://user:password@host:587?tls=starttls`; `tls` is `starttls`, `off`, or left to what is sensible.

    A password never goes over an open line unless `tls=off` says so.
    """
    parts = urlsplit(url)
    wanted = parse_qs(parts.query).get("tls", [""])[-1]
    secure = parts.scheme == "smtps"
    demanded = wanted == "starttls" or (parts.username is not None and wanted != "off")
    return Server(
        host=parts.hostname or "localhost",
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        tls=secure,
        start_tls=False if secure or wanted == "off" else True if demanded else None,
    )


class Smtp:
    """The real transport: a connection for each message, thirty seconds at most for each step."""

    keeps = False

    def __init__(self, server: Server) -> None:
        self._server = server

    async def send(self, message: EmailMessage, *, name: str) -> None:  # noqa: ARG002 -- for the twin that writes files
        """Send it. Raises Undeliverable."""
        server = self._server
        try:
            await aiosmtplib.send(
                message,
                hostname=server.host,
                port=server.port,
                username=server.user,
                password=server.password,
                use_tls=server.tls,
                start_tls=server.start_tls,
                timeout=SECONDS,
            )
        except SMTPRecipientsRefused as refusal:
            code = max(each.code for each in refusal.recipients)
            raise Undeliverable(f"The server refuses the recipient ({code})", permanent=code in FOR_GOOD) from None
        except SMTPResponseException as refusal:
            raise Undeliverable(f"The server answered {refusal.code}", permanent=refusal.code in FOR_GOOD) from None
        except (SMTPException, OSError, UnicodeError) as fault:
            raise Undeliverable(f"The server cannot be used ({type(fault).__name__})"[:LONGEST_REASON]) from None
