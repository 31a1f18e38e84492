"""Links through the native door."""

import pytest

from tests.api.native.test_tickets import SEED
from tests.support.desks import Desk


class TestLinkingTickets:
    async def test_shows_from_both_sides(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.made("/tickets", {**SEED, "subject": "Tracker"})
        made = await desk.call("POST", "/tickets/1/links", json={"ticket_id": "tkt_2", "role": "tracker"})
        (link,) = made.json()["data"]
        assert (made.status_code, link["ticket_id"], link["role"], link["subject"]) == (
            201,
            "tkt_2",
            "tracker",
            "Tracker",
        )
        (back,) = (await desk.got("/tickets/2/links"))["data"]
        assert (back["ticket_id"], back["role"]) == ("tkt_1", "customer")
        assert (await desk.call("DELETE", f"/tickets/2/links/{link['id']}")).status_code == 204
        assert (await desk.got("/tickets/1/links"))["data"] == []

    async def test_refuses_itself_the_unknown_and_the_second_time(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        await desk.made("/tickets", SEED)
        statuses = [
            (await desk.call("POST", "/tickets/1/links", json={"ticket_id": other})).status_code
            for other in (1, 9, 2, "tkt_2")
        ]
        assert statuses == [400, 400, 201, 409]
        assert (await desk.call("POST", "/tickets/2/links", json={"ticket_id": 1})).status_code == 409


class TestLinkingElsewhere:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"type": "nope", "key": "1"}, "type"),
            ({"type": "jira"}, "key"),
            ({"type": "github", "key": "42", "url": "https://x.test", "title": "t"}, "details"),
            ({"type": "hubspot", "key": "abc", "details": {"object_type": "DEAL"}}, "key"),
            ({"type": "jira", "key": "A-1", "url": "javascript:alert(1)"}, "url"),
            ({"type": "jira", "key": "A-1", "details": {"a": "\x00"}}, "details.a"),
        ],
    )
    async def test_refuses_what_that_product_would_not_say(
        self, desk: Desk, body: dict[str, object], path: str
    ) -> None:
        await desk.made("/tickets", SEED)
        response = await desk.call("POST", "/tickets/1/links", json=body)
        assert response.status_code == 400
        assert response.json()["error"]["details"]["fields"][0]["path"] == path

    async def test_keeps_what_each_tells(self, desk: Desk) -> None:
        await desk.made("/tickets", SEED)
        details = {"id": "1234567890", "repository_name": "frontend", "repository_full_name": "acme/frontend"}
        body = {"type": "github", "key": "42", "url": "https://github.com/x", "title": "Broken", "details": details}
        made = await desk.call("POST", "/tickets/1/links", json=body)
        (link,) = made.json()["data"]
        assert {name: link[name] for name in body} == body
        assert (await desk.call("POST", "/tickets/1/links", json=body)).status_code == 409
        assert (await desk.call("DELETE", f"/tickets/1/links/{link['id']}")).status_code == 204
        assert (await desk.call("DELETE", f"/tickets/1/links/{link['id']}")).status_code == 404
