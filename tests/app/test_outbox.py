"""The loop that writes what agents sent: one message that breaks does not end the worker."""

import asyncio
import datetime as dt

import pytest

from parley.app import looking, outbox
from parley.kit.db import Database


class TestTheOutbox:
    async def test_goes_on_after_a_message_that_breaks(
        self, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looks: list[dt.datetime] = []
        again = asyncio.Event()

        async def broken(_: Database, now: dt.datetime) -> int:
            looks.append(now)
            if len(looks) > 1:
                again.set()
            raise ZeroDivisionError

        monkeypatch.setattr(outbox, "send_due", broken)
        monkeypatch.setattr(looking, "LOOK_EVERY", 0.01)
        loop = asyncio.create_task(outbox.outbox(database))
        async with asyncio.timeout(10):
            await again.wait()
        assert not loop.done()
        loop.cancel()
