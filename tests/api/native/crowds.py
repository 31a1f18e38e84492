"""Many calls at once, and the tickets they are about."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from typing import Any

import httpx

from tests.support.desks import Desk

SEED = {"subject": "Help needed", "customer_email": "ann@example.com", "tags": ["support"]}


async def all_of(*calls: Awaitable[httpx.Response]) -> list[httpx.Response]:
    """Make the calls at once; the test fails when they do not end."""
    return await asyncio.wait_for(asyncio.gather(*calls), 60)


def statuses(answers: list[httpx.Response]) -> Counter[int]:
    """Count how often each status was answered."""
    return Counter(answer.status_code for answer in answers)


async def ticket(desk: Desk, **body: Any) -> str:
    """Make a ticket; return its id."""
    return (await desk.made("/tickets", SEED | body))["id"]
