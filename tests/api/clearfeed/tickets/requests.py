"""What the tests of this door say again and again."""

from typing import Any

import httpx

from tests.support.desks import Desk

PATH = "/v1/requests"


async def collection_of(desk: Desk, name: str = "") -> str:
    """Return the id of a collection: the default inbox, or a new one of this name."""
    if name:
        made = await desk.made("/inboxes", {"name": name})
        return made["id"].replace("inbox_", "col_")
    inboxes = (await desk.got("/inboxes"))["data"]
    return next(each["id"] for each in inboxes if each["is_default"]).replace("inbox_", "col_")


async def seed(desk: Desk, **more: Any) -> dict[str, Any]:
    """Return the guide's body, with this desk's collection."""
    return {
        "collection_id": await collection_of(desk),
        "title": "Production API Error - 500 responses",
        "description": "Users are experiencing 500 errors when accessing the /api/orders endpoint.",
        "priority": "urgent",
        "requester_email": "ann@example.com",
        "custom_fields": {"environment": "production", "service": "orders-api", "error_rate": "25%"},
        **more,
    }


async def post(desk: Desk, body: Any, **options: Any) -> httpx.Response:
    """Send a creation."""
    return await desk.knock("POST", PATH, json=body, **options)


async def made(desk: Desk, **more: Any) -> dict[str, Any]:
    """Create a request; the test fails unless it is 201."""
    answer = await post(desk, await seed(desk, **more))
    assert answer.status_code == 201, answer.text
    return answer.json()


async def whole(desk: Desk, name: str = "req_1") -> dict[str, Any]:
    """Read a request without its comments; the test fails unless it is 200."""
    answer = await desk.knock("GET", f"{PATH}/{name}")
    assert answer.status_code == 200, answer.text
    return {name: value for name, value in answer.json().items() if name != "comments"}


async def changed(desk: Desk, **changes: Any) -> httpx.Response:
    """Send a change of the first request."""
    return await desk.knock("PATCH", f"{PATH}/req_1", json=changes)
