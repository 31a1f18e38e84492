"""The twin that sends nothing: it remembers the letters, writes a line for each, and finds all of them accepted."""

from typing import Any

import structlog

from parley.channels.webhook.model import Letter
from parley.core.webhooks.deliveries import Due, Outcome


class Console:
    """A transport for development and tests."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self._log: Any = structlog.get_logger()

    async def send(self, due: Due, letter: Letter) -> Outcome:
        """Accept the letter."""
        self.letters.append(letter)
        self._log.info("webhook", webhook=due.webhook.id, message=due.delivery.message_id, type=due.delivery.type)
        return Outcome(ok=True, milliseconds=0, status=200)

    async def sweep(self) -> None:
        """Nothing is held."""

    async def aclose(self) -> None:
        """Likewise."""
