"""How a client of each door opens a ticket, answers it, and what it is then shown: one matter in five sets of words.

Every dialect spells ids from what its own lists show, as its clients must. What a vendor's words cannot say is None.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.support.desks import Desk

SUBJECT, TEXT, REPLY = "The printer smokes", "It smokes when I print.", "Please open a window."
ANN, ALEX = "ann@people.example", "alex@desk.test"


@dataclass
class Seen:
    """A ticket in one vendor's own words, each field where its clients look for it; `replies` counts them."""

    subject: str
    text: str | None
    state: str
    priority: str | None
    customer: str
    is_assigned: bool
    size: object
    tags: list[str] | None
    replies: int
    files: list[str] | None


@dataclass
class Matter:
    """The desk with what every dialect needs to name: an agent, a field, an inbox, by the house's integers."""

    desk: Desk
    agent: int
    field: int
    inbox: int

    async def say(self, method: str, path: str, status: int, **options: Any) -> Any:
        """Send a request and return the body of the answer, which must have this status."""
        answer = await self.desk.knock(method, path, **options)
        assert answer.status_code == status, f"{method} {path}: {answer.text}"
        return answer.json()


@dataclass(frozen=True)
class Dialect:
    """A door as its clients use it. `states` and `priorities` are core's words in the vendor's."""

    name: str
    open: Callable[[Matter], Awaitable[int]]
    reply: Callable[[Matter, int], Awaitable[None]]
    read: Callable[[Matter, int], Awaitable[Seen]]
    states: dict[str, str]
    says_priority: bool = True
    says_tags: bool = True
    shows_files: bool = False
    middle_priority: str = "normal"


def heard(texts: Iterable[str]) -> int:
    """Count the replies, each of which must say what was said."""
    said = list(texts)
    assert all(REPLY in text for text in said), said
    return len(said)


async def furnish(desk: Desk) -> Matter:
    """Have an agent and a field."""
    agent = await desk.made("/users", {"email": ALEX, "name": "Alex"})
    field = await desk.made("/fields", {"label": "Size", "type": "text", "key": "size"})
    inbox = (await desk.got("/inboxes"))["data"][0]
    return Matter(desk, *(int(each["id"].partition("_")[2]) for each in (agent, field, inbox)))


AS_THEY_ARE = {state: state for state in ("open", "in_progress", "pending", "on_hold", "solved", "closed")}


async def open_native(matter: Matter) -> int:
    body = {
        "subject": SUBJECT, "description": f"<p>{TEXT}</p>", "customer_email": ANN, "customer_name": "Ann",
        "priority": "medium", "assignee_id": f"user_{matter.agent}", "custom_fields": {"size": "XL"}, "tags": ["hot"],
    }  # fmt: skip
    return (await matter.say("POST", "/api/v1/tickets", 201, json=body))["data"]["number"]


async def reply_native(matter: Matter, number: int) -> None:
    await matter.say("POST", "/api/v1/conversations", 201, json={"ticket_id": f"tkt_{number}", "content": REPLY})


async def read_native(matter: Matter, number: int) -> Seen:
    found = (await matter.say("GET", f"/api/v1/tickets/tkt_{number}", 200))["data"]
    said = (await matter.say("GET", f"/api/v1/conversations?ticket_id=tkt_{number}", 200))["data"]
    return Seen(
        subject=found["subject"],
        text=found["description_text"],
        state=found["state"],
        priority=found["priority"],
        customer=found["customer"]["email"],
        is_assigned=bool(found["assignee"]) and found["assignee"]["id"] == f"user_{matter.agent}",
        size=found["custom_fields"].get("size"),
        tags=found["tags"],
        replies=heard(each["content_text"] for each in said),
        files=[file["name"] for file in found["attachments"]],
    )


async def open_rest(matter: Matter) -> int:
    body = {"title": SUBJECT, "description": f"<p>{TEXT}</p>", "requester_email": ANN, "priority": "normal"}
    number = int((await matter.say("POST", "/v1/rest/requests", 201, json=body))["request"]["id"])
    rest = {"assignee": f"user_{matter.agent}", "custom_field_values": {str(matter.field): "XL"}}
    await matter.say("PATCH", f"/v1/rest/requests/{number}", 200, json=rest)
    return number


async def reply_rest(matter: Matter, number: int) -> None:
    body = {"html_body": f"<p>{REPLY}</p>"}
    answer = await matter.desk.knock("POST", f"/v1/rest/requests/{number}/message", json=body)
    assert answer.is_success, answer.text


async def read_rest(matter: Matter, number: int) -> Seen:
    found = (await matter.say("GET", f"/v1/rest/requests/{number}?include=messages", 200))["request"]
    return Seen(
        subject=found["title"],
        text=found["messages"][0]["text"],
        state=found["state"],
        priority=found["priority"],
        customer=found["author"]["email"],
        is_assigned=bool(found["assignee"]) and found["assignee"]["id"] == f"user_{matter.agent}",
        size=found["custom_field_values"].get(str(matter.field)),
        tags=None,
        replies=heard(each["text"] for each in found["messages"][1:]),
        files=None,
    )


async def open_request(matter: Matter) -> int:
    body = {
        "collection_id": f"col_{matter.inbox}", "title": SUBJECT, "description": TEXT, "requester_email": ANN,
        "priority": "medium", "assignee_id": f"user_{matter.agent}", "custom_fields": {"Size": "XL"}, "tags": ["hot"],
    }  # fmt: skip
    made = await matter.say("POST", "/v1/requests", 201, json=body)
    return int(made["ticket_id"].removeprefix("CF-"))


async def reply_request(matter: Matter, number: int) -> None:
    answer = await matter.desk.knock(
        "POST", f"/v1/requests/req_{number}/comments", json={"body": REPLY, "is_private": False}
    )
    assert answer.is_success, answer.text


async def read_request(matter: Matter, number: int) -> Seen:
    found = await matter.say("GET", f"/v1/requests/CF-{number}", 200)
    assert found["id"] == f"req_{number}"
    return Seen(
        subject=found["title"],
        text=found["description"],
        state=found["status"],
        priority=found["priority"],
        customer=found["requester_email"],
        is_assigned=found["assignee_id"] == f"user_{matter.agent}",
        size=found["custom_fields"].get("Size"),
        tags=found["tags"],
        replies=heard(each["body"] for each in found["comments"]),
        files=None,
    )


async def teammate(matter: Matter) -> str:
    return next(each["id"] for each in (await matter.say("GET", "/Teammates", 200))["data"] if each["email"] == ALEX)


async def open_socialboards(matter: Matter) -> int:
    body = {
        "title": SUBJECT, "message": f"<p>{TEXT}</p>", "creator": {"name": "Ann", "email": ANN}, "tags": ["hot"],
        "assigneeId": await teammate(matter), "customFields": [{"id": matter.field, "value": "XL"}],
    }  # fmt: skip
    return (await matter.say("POST", "/tickets", 200, json=body))["data"]


async def reply_socialboards(matter: Matter, number: int) -> None:
    body = {"message": f"<p>{REPLY}</p>"}
    await matter.say("POST", f"/tickets/{number}/replies", 200, json=body)


async def read_socialboards(matter: Matter, number: int) -> Seen:
    found = (await matter.say("GET", f"/tickets/{number}", 200))["data"]
    values = {each["id"]: each["value"] for each in found["customFields"]}
    return Seen(
        subject=found["title"],
        text=found["message"],
        state=found["status"],
        priority=None,
        customer=found["author"]["email"],
        is_assigned=bool(found["lockedBy"]) and found["lockedBy"]["id"] == await teammate(matter),
        size=values.get(matter.field),
        tags=found["tags"],
        replies=found["replyCount"],
        files=[each["name"] for each in found["attachments"]],
    )


async def hexed(matter: Matter, path: str, **known: str) -> str:
    """Find an object's id in one of the dialect's lists."""
    answer = await matter.say("GET", path, 200)
    listed = answer if isinstance(answer, list) else answer["data"]
    return next(each["id"] for each in listed if all(each.get(name) == value for name, value in known.items()))


async def open_featurebase(matter: Matter) -> int:
    body = {
        "ticketCategoryId": await hexed(matter, "/v2/tickets/categories"), "title": SUBJECT,
        "content": f"<p>{TEXT}</p>", "author": {"email": ANN, "name": "Ann"},
        "assigneeId": await hexed(matter, "/v2/admins", email=ALEX),
        "customFields": {await hexed(matter, "/v2/tickets/custom_fields"): "XL"},
    }  # fmt: skip
    return (await matter.say("POST", "/v2/tickets", 201, json=body))["ticketNumber"]


async def reply_featurebase(matter: Matter, number: int) -> None:
    body = {"type": "admin", "adminId": await hexed(matter, "/v2/admins", email=ALEX), "body": f"<p>{REPLY}</p>"}
    await matter.say("POST", f"/v2/tickets/{number}/reply", 200, json=body)


async def read_featurebase(matter: Matter, number: int) -> Seen:
    found = await matter.say("GET", f"/v2/tickets/{number}", 200)
    field = await hexed(matter, "/v2/tickets/custom_fields")
    return Seen(
        subject=found["title"],
        text=found["content"],
        state=found["status"]["type"],
        priority=None,
        customer=found["author"]["email"],
        is_assigned=found["assigneeId"] == await hexed(matter, "/v2/admins", email=ALEX),
        size=found["customFields"].get(field),
        tags=None,
        replies=heard(each["bodyMarkdown"] for each in found["conversationParts"]),
        files=None,
    )


DIALECTS = (
    Dialect("native", open_native, reply_native, read_native, AS_THEY_ARE, middle_priority="medium", shows_files=True),
    Dialect("clearfeed.rest", open_rest, reply_rest, read_rest, AS_THEY_ARE, says_tags=False),
    Dialect("clearfeed.tickets", open_request, reply_request, read_request, AS_THEY_ARE, middle_priority="medium"),
    Dialect(
        "socialboards", open_socialboards, reply_socialboards, read_socialboards,
        {"open": "open", "in_progress": "open", "pending": "pending", "on_hold": "pending", "solved": "completed",
         "closed": "completed"},
        says_priority=False, shows_files=True,
    ),
    Dialect(
        "featurebase", open_featurebase, reply_featurebase, read_featurebase,
        {"open": "unstarted", "in_progress": "active", "pending": "active", "on_hold": "active", "solved": "completed",
         "closed": "completed"},
        says_priority=False, says_tags=False,
    ),
)  # fmt: skip
