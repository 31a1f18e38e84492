"""A mail server of one's own: takes what it is handed, or refuses it as it is told."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope


class Mailbox:
    """What has arrived; `refusals` are answered to the next recipients, one each. It may be closed for a while."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[str] = []
        self.refusals: list[str] = []
        self.at_data: list[str] = []
        self.signed_in: list[tuple[bytes, bytes]] = []
        self.port = 0
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Take mail, at the same port as before."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(
                self,
                hostname="box.test",
                enable_SMTPUTF8=True,
                authenticator=self.sign_in,
                auth_require_tls=False,
                loop=loop,
            ),
            "127.0.0.1",
            self.port,
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Be out of reach."""
        if self._server is not None:
            self._server.close()

    @asynccontextmanager
    async def closed(self) -> AsyncGenerator[None]:
        """Be out of reach for as long as the block takes."""
        self.close()
        try:
            yield
        finally:
            await self.open()

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd calls it so
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any
    ) -> str:
        """Take a recipient, or refuse it."""
        if self.refusals:
            return self.refusals.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802 -- likewise
        """Take a message, or refuse it."""
        if self.at_data:
            return self.at_data.pop(0)
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        self.messages.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=default))
        self.recipients += envelope.rcpt_tos
        return "250 OK"

    def sign_in(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        """Let everybody in, and remember who it was."""
        self.signed_in.append((data.login, data.password))
        return AuthResult(success=True)


@asynccontextmanager
async def open_mailbox() -> AsyncGenerator[Mailbox]:
    """Run a server for as long as the block takes."""
    box = Mailbox()
    await box.open()
    try:
        yield box
    finally:
        box.close()
