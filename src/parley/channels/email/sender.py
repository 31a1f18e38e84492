"""The sender's loop: claims mails that are due, composes each, hands it over, and reports what came of it."""

import asyncio
from email.headerregistry import Address
from typing import Any

import structlog

from parley.channels.email.compose import content_of, message_of
from parley.channels.email.transport import Transport, Undeliverable
from parley.core import mails
from parley.core.mails import DueMail, Outcome
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Contended, Database, DatabaseGone

LOOK_EVERY = 0.5
GONE_PAUSE = 2.0
MOST = 8
UNREADABLE = Outcome("Its content can no longer be read", permanent=True)
EXPIRED = Outcome("It expired before it could be sent", permanent=True)
BROKEN = Outcome("It cannot be composed", permanent=True)


class Mailer:
    """Sends for all workspaces, a few at once."""

    def __init__(self, database: Database, secret: Secret, transport: Transport, *, sender: Address) -> None:
        self._database = database
        self._secret = secret
        self._transport = transport
        self._sender = sender
        self._log: Any = structlog.get_logger()

    async def run(self) -> None:
        """Send until canceled; what was not reported then is due again when its lease ends."""
        while True:
            pause = LOOK_EVERY
            try:
                if await self.send_due():
                    continue
            except (DatabaseGone, Contended):
                pause = GONE_PAUSE
            await asyncio.sleep(pause)

    async def send_due(self) -> int:
        """Send what is due now, a few at most, and return how much it was."""
        due = await mails.claim(self._database, self._secret, most=MOST, now=utc_now())
        await asyncio.gather(*map(self._deliver, due))
        return len(due)

    async def _deliver(self, due: DueMail) -> None:
        try:
            outcome = await self._send(due)
        except Exception:  # noqa: BLE001 -- one mail that cannot be written must not end the sending of others
            self._log.exception("a mail failed", mail=due.mail.id, workspace=due.workspace, kind=due.mail.kind)
            outcome = BROKEN
        try:
            await mails.finish(self._database, self._secret, due, outcome, now=utc_now())
        except DatabaseGone:
            self._log.warning("a mail was not recorded: the database is gone", mail=due.mail.id)

    async def _send(self, due: DueMail) -> Outcome:
        if not due.facts:
            return UNREADABLE
        if due.mail.expires_at <= utc_now():
            return EXPIRED
        content = content_of(due)
        message = message_of(due, content, sender=self._sender)
        try:
            await self._transport.send(message, name=f"{due.workspace}-{due.mail.id}-{due.mail.kind}")
        except Undeliverable as refusal:
            self._log.warning("mail not sent", mail=due.mail.id, reason=refusal.reason, for_good=refusal.permanent)
            return Outcome(refusal.reason, refusal.permanent)
        return Outcome(content=content if self._transport.keeps else None)
