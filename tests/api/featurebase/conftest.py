"""The featurebase door under test: a desk, how one asks it, and what is asked most."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from tests.support.desks import Desk

Ask = Callable[..., Awaitable[httpx.Response]]
Open = Callable[..., Awaitable[dict[str, Any]]]
UNKNOWN = "507f1f77bcf86cd799439011"
"""The seed's own example: well formed, and nobody's."""


def asking(desk: Desk) -> Ask:
    """Make the function that asks the door of a desk: method, path below `/v2`, options as of `desk.knock`."""

    async def ask(method: str, path: str, **options: Any) -> httpx.Response:
        return await desk.knock(method, f"/v2{path}", **options)

    return ask


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Ask the door."""
    return asking(desk)


@pytest.fixture
async def category(ask: Ask) -> str:
    """The workspace's one category."""
    return (await ask("GET", "/tickets/categories")).json()[0]["id"]


@pytest.fixture
def opened(ask: Ask, category: str) -> Open:
    """Open a ticket with the least that is needed, and what is given beyond it."""

    async def opening(**given: Any) -> dict[str, Any]:
        least = {"ticketCategoryId": category, "title": "Cannot login", "author": {"email": "john@example.com"}}
        response = await ask("POST", "/tickets", json={**least, **given})
        assert response.status_code == 201, response.text
        return response.json()

    return opening


def error_of(response: httpx.Response) -> tuple[int, str, str | None]:
    """Return what counts of an error: status, code and parameter; the status must be said twice alike."""
    error = response.json()["error"]
    assert error["status"] == response.status_code
    return response.status_code, error["code"], error.get("param")
