"""Senders under test: one until nothing is due, and one in a process of its own, to be killed.

The latter is `python -m tests.support.sending DATABASE_URL`.
"""

import asyncio
import sys

from parley.app.dialects import make_dialects
from parley.channels.webhook import Post, Sender
from parley.kit.db import Database
from parley.kit.http import Outbound
from tests.support.desks import PUBLIC_URL, SECRET, house_for


async def drain(sender: Sender) -> int:
    """Send all that is due now, and return how much it was."""
    total = 0
    while True:
        sender._freed.clear()  # what ends while the next are looked for makes room that was not seen
        started = await sender.start()
        total += started
        if sender._running:
            await sender._freed.wait()
        elif not started and not sender._freed.is_set():
            return total


async def send_for_ever(url: str) -> None:
    """Send what is due, and what becomes due."""
    database = Database(url, row_security=True)
    await database.open()
    await Sender(
        database,
        SECRET,
        make_dialects(house_for(database)),
        Post(Outbound(["127.0.0.0/8"])),
        public_url=PUBLIC_URL,
        most=1000,
    ).run()


if __name__ == "__main__":
    asyncio.run(send_for_ever(sys.argv[1]))
