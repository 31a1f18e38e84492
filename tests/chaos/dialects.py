"""How each door creates a ticket and answers it: a path and a body that bear a mark, and the number in the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.chaos.clients import Client

Request = tuple[str, Any]


@dataclass(frozen=True)
class Desk:
    """What the doors' words need to name: ids of the first inbox, category and agent, as their lists show them."""

    inbox: str
    category: str
    admin: str


@dataclass(frozen=True)
class Dialect:
    """One door as its clients use it."""

    name: str
    create: Callable[[Desk, str, str], Request]
    number: Callable[[Any], int]
    reply: Callable[[Desk, int, str], Request]


async def learn(client: Client) -> Desk:
    """Read the ids that the doors' words need."""
    inboxes = await client.get("/api/v1/inboxes")
    categories = await client.get("/v2/tickets/categories")
    admins = await client.get("/v2/admins")
    number = inboxes["data"][0]["id"].removeprefix("inbox_")
    return Desk(f"col_{number}", categories[0]["id"], admins["data"][0]["id"])


def create_native(_: Desk, mark: str, email: str) -> Request:
    """Create at our own door."""
    return "/api/v1/tickets", {"subject": mark, "description": mark, "customer_email": email}


def reply_native(_: Desk, number: int, mark: str) -> Request:
    """Reply at our own door."""
    return "/api/v1/conversations", {"ticket_id": f"tkt_{number}", "content": mark}


def create_request(_: Desk, mark: str, email: str) -> Request:
    """Create at ClearFeed's REST door."""
    return "/v1/rest/requests", {"title": mark, "description": mark, "requester_email": email}


def reply_request(_: Desk, number: int, mark: str) -> Request:
    """Reply at ClearFeed's REST door."""
    return f"/v1/rest/requests/{number}/message", {"html_body": f"<p>{mark}</p>"}


def create_case(desk: Desk, mark: str, email: str) -> Request:
    """Create at ClearFeed's tickets door."""
    return "/v1/requests", {
        "collection_id": desk.inbox, "title": mark, "description": mark, "requester_email": email,
    }  # fmt: skip


def reply_case(_: Desk, number: int, mark: str) -> Request:
    """Reply at ClearFeed's tickets door."""
    return f"/v1/requests/req_{number}/comments", {"body": mark, "is_private": False}


def create_board(_: Desk, mark: str, email: str) -> Request:
    """Create at Socialboards' door."""
    return "/tickets", {"title": mark, "message": f"<p>{mark}</p>", "creator": {"name": "Ann", "email": email}}


def reply_board(_: Desk, number: int, mark: str) -> Request:
    """Reply at Socialboards' door."""
    return f"/tickets/{number}/replies", {"message": f"<p>{mark}</p>"}


def create_feature(desk: Desk, mark: str, email: str) -> Request:
    """Create at Featurebase's door."""
    return "/v2/tickets", {
        "ticketCategoryId": desk.category, "title": mark, "content": f"<p>{mark}</p>",
        "author": {"email": email, "name": "Ann"},
    }  # fmt: skip


def reply_feature(desk: Desk, number: int, mark: str) -> Request:
    """Reply at Featurebase's door."""
    return f"/v2/tickets/{number}/reply", {"type": "admin", "adminId": desk.admin, "body": f"<p>{mark}</p>"}


NATIVE = Dialect("native", create_native, lambda said: said["data"]["number"], reply_native)
DIALECTS = (
    NATIVE,
    Dialect("clearfeed.rest", create_request, lambda said: int(said["request"]["id"]), reply_request),
    Dialect("clearfeed.tickets", create_case, lambda said: int(said["ticket_id"].removeprefix("CF-")), reply_case),
    Dialect("socialboards", create_board, lambda said: said["data"], reply_board),
    Dialect("featurebase", create_feature, lambda said: said["ticketNumber"], reply_feature),
)
