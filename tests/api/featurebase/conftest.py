"""The featurebase door under test: a desk, and how one asks it."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from tests.support.desks import Desk

Ask = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Ask the door: method, path below `/v2`, options as of `desk.knock`."""

    async def asking(method: str, path: str, **options: Any) -> httpx.Response:
        return await desk.knock(method, f"/v2{path}", **options)

    return asking
