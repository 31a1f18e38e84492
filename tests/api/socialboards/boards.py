"""What the tests of this door say again and again."""

from typing import Any

import httpx

from parley.api.socialboards.ids import Kind, spell_person
from tests.support.desks import Desk

CREATOR = {"name": "Bill Smith", "email": "bill_smith@gmail.com", "image": None, "phoneNumber": None}
SEED: dict[str, Any] = {
    "assigneeId": None,
    "attachments": [],
    "categoryId": None,
    "cc": ["ann_smith@gmail.com"],
    "creator": CREATOR,
    "customFields": [],
    "message": "Hello I want to buy a new car, how can I get a price list?",
    "sentiment": "question",
    "tags": [],
    "title": "New car price list.",
}


def olivia(desk: Desk) -> str:
    """Return the owner's id at this door."""
    return spell_person(Kind.TEAMMATE, desk.owner.id or 0)


async def post(desk: Desk, body: Any = None, path: str = "/tickets", **options: Any) -> httpx.Response:
    """Send a body, the seed's unless told otherwise."""
    return await desk.knock("POST", path, json=SEED if body is None else body, **options)


async def made(desk: Desk, **more: Any) -> int:
    """Create a ticket from the seed's body; the test fails unless it is 200."""
    answer = await post(desk, {**SEED, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def whole(desk: Desk, number: int = 1) -> dict[str, Any]:
    """Read a ticket; the test fails unless it is 200."""
    answer = await desk.knock("GET", f"/tickets/{number}")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["errorCode"], answer.json()["errorText"]) == (-1, None)
    return answer.json()["data"]


async def reply(desk: Desk, number: int = 1, **body: Any) -> httpx.Response:
    """Send a reply."""
    return await desk.knock("POST", f"/tickets/{number}/replies", json={"message": "Hello", **body})


async def replied(desk: Desk, number: int = 1, **body: Any) -> dict[str, Any]:
    """Reply; the test fails unless it is 200."""
    answer = await reply(desk, number, **body)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def check(answer: httpx.Response, status: int, code: int) -> str:
    """Hold an answer to be a failure; return its sentence."""
    assert answer.status_code == status, answer.text
    said = answer.json()
    assert set(said) == {"data", "errorCode", "errorText"}
    assert (said["data"], said["errorCode"], bool(said["errorText"])) == (None, code, True)
    return said["errorText"]
