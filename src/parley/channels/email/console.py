"""The twin that sends nothing: each message becomes a file in a folder and a line in the log, without its links."""

import asyncio
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import structlog


class Console:
    """A transport for development; `folder` is made when it is first needed, for its owner alone."""

    keeps = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log: Any = structlog.get_logger()

    async def send(self, message: EmailMessage, *, name: str) -> None:
        """Write it down."""
        place = self._folder / f"{name}.eml"
        with suppress(OSError):  # what cannot be written can still be seen under Settings
            await asyncio.to_thread(self._write, place, bytes(message))
        self._log.info("mail not sent: there is no PARLEY_SMTP_URL", to=str(message["To"]), file=str(place))

    def _write(self, place: Path, content: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_bytes(content)
