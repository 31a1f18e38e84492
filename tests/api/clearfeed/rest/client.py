"""A strict client, written from the tables of seed 001 alone: it refuses a name or a type that they do not have."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from tests.support.desks import Desk

Table = Mapping[str, tuple[type, ...]]
NONE = type(None)
STATES = ("open", "in_progress", "pending", "on_hold", "solved", "closed")
PRIORITIES = ("low", "normal", "high", "urgent")
TICKET_TYPES = (
    "zendesk",
    "jira",
    "jsm",
    "salesforce",
    "freshdesk",
    "hubspot",
    "clearfeed",
    "github",
    "intercom",
    "linear",
)
REQUEST: Table = {
    "id": (int,),
    "title": (str,),
    "state": (str,),
    "priority": (str,),
    "author": (dict,),
    "assignee": (dict, NONE),
    "assigned_team": (dict, NONE),
    "tickets": (list,),
    "csat_survey": (dict,),
    "channel": (dict, NONE),
    "collection": (dict,),
    "custom_field_values": (dict,),
    "request_thread": (dict, NONE),
    "triage_thread": (dict, NONE),
    "sla_metrics": (dict,),
    "created_at": (str,),
    "updated_at": (str,),
}
INSIDE: Mapping[str, Table] = {
    "author": {"id": (str,), "name": (str, NONE), "email": (str, NONE)},
    "assignee": {"id": (str,)},
    "assigned_team": {"id": (int,)},
    "channel": {"id": (str,), "name": (str,), "owner": (str, NONE)},
    "collection": {"id": (str,), "name": (str,)},
    "request_thread": {"channel_id": (str,), "thread_ts": (str,), "team_id": (str, NONE), "url": (str, NONE)},
    "triage_thread": {"channel_id": (str,), "thread_ts": (str,), "team_id": (str, NONE), "url": (str, NONE)},
    "sla_metrics": {
        "resolution_time": (dict, NONE),
        "first_response_time": (dict, NONE),
        "first_resolution_time": (dict, NONE),
    },
}
TICKET: Table = {"id": (int,), "type": (str,), "key": (str,), "url": (str,), "created_at": (str,)}
MESSAGE: Table = {"text": (str,), "author": (str,), "ts": (str,), "thread_ts": (str,), "is_responder": (bool,)}
SURVEY_RESPONSE: Table = {"survey_type": (str,), "value": (int,), "max_value": (int,)}


def check_table(said: dict[str, Any], table: Table) -> None:
    """Fail unless the object has the table's names, each of its type, and no other."""
    assert said.keys() == table.keys(), said.keys() ^ table.keys()
    for name, kinds in table.items():
        assert type(said[name]) in kinds, (name, said[name])


def check_request(said: dict[str, Any]) -> dict[str, Any]:
    """Fail unless it is a request as the seed has it; return it."""
    bare = {name: value for name, value in said.items() if name != "messages"}
    check_table(bare, REQUEST)
    for name, table in INSIDE.items():
        if said[name] is not None:
            check_table(said[name], table)
    assert said["state"] in STATES
    assert said["priority"] in PRIORITIES
    for ticket in said["tickets"]:
        check_table(ticket, TICKET)
        assert ticket["type"] in TICKET_TYPES
    for message in said.get("messages", []):
        check_table(message, MESSAGE)
    _check_survey(said["csat_survey"])
    _check_clocks(said["sla_metrics"])
    return said


def _check_survey(survey: dict[str, Any]) -> None:
    assert survey.keys() <= {"status", "response"}
    if "response" in survey:
        assert survey["status"] == "received"
        check_table(survey["response"], SURVEY_RESPONSE)
        assert survey["response"]["survey_type"] == "five_point_rating"
    elif survey:
        assert survey == {"status": "pending"}


def _check_clocks(metrics: dict[str, Any]) -> None:
    for name, clock in metrics.items():
        if clock is not None:
            allowed = {"value"} if name == "first_resolution_time" else {"value", "is_breached"}
            assert {"value"} <= clock.keys() <= allowed
            assert type(clock["value"]) in {int, float}
            assert type(clock.get("is_breached", True)) is bool


@dataclass
class Client:
    """Speaks to `/v1/rest` with the desk's key, or another; whatever is no success fails, but in `refused`."""

    desk: Desk
    key: str | None = None

    async def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request, whatever the answer."""
        return await self.desk.knock(method, f"/v1/rest{path}", **{"key": self.key or self.desk.key, **options})

    async def create(self, **body: Any) -> int:
        """Create a request and return its id."""
        answer = await self.send("POST", "/requests", json={"description": "<p>It smokes</p>", **body})
        assert answer.status_code == 201, answer.text
        said = answer.json()
        assert said.keys() == {"request"}
        check_table(said["request"], {"id": (str,)})
        return int(said["request"]["id"])

    async def get(self, number: int, *, messages: bool = False) -> dict[str, Any]:
        """Get a request."""
        params = {"include": "messages"} if messages else {}
        answer = await self.send("GET", f"/requests/{number}", params=params)
        assert answer.status_code == 200, answer.text
        assert answer.json().keys() == {"request"}
        assert ("messages" in answer.json()["request"]) is messages
        return check_request(answer.json()["request"])

    async def page(self, **params: Any) -> tuple[list[dict[str, Any]], str | None]:
        """Get a page of requests and the cursor of the next."""
        answer = await self.send("GET", "/requests", params=params)
        assert answer.status_code == 200, answer.text
        said = answer.json()
        assert said.keys() == {"requests", "response_metadata"}
        assert said["response_metadata"].keys() == {"next_cursor"}
        return [check_request(each) for each in said["requests"]], said["response_metadata"]["next_cursor"]

    async def ids(self, **params: Any) -> list[int]:
        """List the ids of a page."""
        return [each["id"] for each in (await self.page(**params))[0]]

    async def update(self, number: int, **body: Any) -> dict[str, Any]:
        """Change a request and return it."""
        answer = await self.send("PATCH", f"/requests/{number}", json=body)
        assert answer.status_code == 200, answer.text
        assert answer.json().keys() == {"request"}
        return check_request(answer.json()["request"])

    async def said(self, method: str, path: str, status: int = 200, **options: Any) -> dict[str, Any]:
        """Send a request that must be answered with this status, and return the body."""
        answer = await self.send(method, path, **options)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else {}

    async def refused(self, method: str, path: str, status: int = 400, **options: Any) -> str:
        """Send a request that must be refused with this status, and return the sentence."""
        answer = await self.send(method, path, **options)
        assert answer.status_code == status, answer.text
        check_table(answer.json(), {"message": (str,), "error": (str,)})
        assert answer.json()["error"] == CODES[status]
        return answer.json()["message"]


CODES = {
    400: "BAD_REQUEST",
    401: "UNAUTHORIZED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    406: "NOT_ACCEPTABLE",
    409: "CONFLICT",
    413: "PAYLOAD_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    422: "IDEMPOTENCY_KEY_REUSED",
}
