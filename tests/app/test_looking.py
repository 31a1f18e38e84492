"""The worker's loops look on while the database is gone, and where two transactions stood in each other's way."""

import asyncio

import pytest

from parley.app import looking
from parley.kit.db import Contended, DatabaseGone


@pytest.mark.parametrize("trouble", [DatabaseGone, Contended])
async def test_goes_on_after_trouble(trouble: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "LOOK_EVERY", 0.01)
    again, looks = asyncio.Event(), 0

    async def look() -> int:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise trouble
        again.set()
        return 0

    loop = asyncio.create_task(looking.keep_looking(look))
    await asyncio.wait_for(again.wait(), 10)
    loop.cancel()
