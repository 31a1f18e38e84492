"""Links to tickets in other products."""

from typing import Any

import pytest

from parley.core import links
from parley.core.actor import Role
from tests.api.clearfeed.rest.client import TICKET, Client, check_table
from tests.support.desks import Desk
from tests.support.marks import mark_of

DATA = {
    "integration": "jira",
    "ticket_id": "SHOP-7",
    "message_ts": "1.1",
    "channel_id": "C1",
    "message_source": "slack",
}


@pytest.fixture
async def number(client: Client, desk: Desk) -> int:
    """A request with a thread."""
    number = await client.create()
    async with desk.work() as work:
        await links.set_thread(work, number=number, kind="request", channel_id="C1", thread_ts="1.1")
    return number


def linking(**data: Any) -> dict[str, Any]:
    return {"type": "link", "data": {**DATA, **data}}


class TestALink:
    @pytest.mark.parametrize(
        "kind", ["zendesk", "jira", "jsm", "salesforce", "freshdesk", "intercom", "linear", "hubspot"]
    )
    async def test_shows_among_the_requests_tickets(self, client: Client, number: int, kind: str) -> None:
        said = await client.said("POST", "/tickets", 201, json=linking(integration=kind, ticket_id="17"))
        assert said.keys() == {"ticket"}
        check_table(said["ticket"], TICKET)
        assert (said["ticket"]["type"], said["ticket"]["key"]) == (kind, "17")
        assert (await client.get(number))["tickets"][1:] == [said["ticket"]]

    async def test_to_github_names_the_repository(self, client: Client, number: int) -> None:
        body = linking(integration="github", ticket_id="acme/shop#7")
        said = (await client.said("POST", "/tickets", 201, json=body))["ticket"]
        assert (said["key"], said["url"]) == ("acme/shop#7", "https://github.com/acme/shop/issues/7")
        for bad in ("7", "acme/shop", "acme/shop#0", "a b/c#1", "acme/shop#7\n"):
            body = linking(integration="github", ticket_id=bad)
            assert "data.ticket_id" in await client.refused("POST", "/tickets", json=body)
        assert number

    async def test_is_made_once(self, client: Client, number: int) -> None:
        await client.said("POST", "/tickets", 201, json=linking())
        await client.refused("POST", "/tickets", 409, json=linking())
        assert len((await client.get(number))["tickets"]) == 2

    async def test_is_repeated_by_its_key(self, client: Client, number: int) -> None:
        for _ in range(2):
            await client.said("POST", "/tickets", 201, json=linking(), headers={"idempotency-key": "k"})
        assert len((await client.get(number))["tickets"]) == 2

    @pytest.mark.parametrize(
        ("wrong", "named"),
        [
            ({"integration": "clearfeed"}, "integration"),
            ({"integration": "clickup"}, "integration"),
            ({"ticket_id": ""}, "ticket_id"),
            ({"ticket_id": 7}, "ticket_id"),
            ({"integration": "hubspot", "ticket_id": "x"}, "ticket_id"),
            ({"message_ts": "9.9"}, "message_ts"),
            ({"channel_id": "C2"}, "message_ts"),
            ({"message_ts": None}, "message_ts"),
            ({"channel_id": "a\x00b"}, "channel_id"),
        ],
    )
    async def test_with_a_fault_is_not_made(
        self, client: Client, desk: Desk, number: int, wrong: dict[str, Any], named: str
    ) -> None:
        before = await mark_of(desk)
        assert named in await client.refused("POST", "/tickets", json=linking(**wrong))
        assert await mark_of(desk) == before
        assert number

    @pytest.mark.parametrize(
        "body", [{}, {"type": "create", "data": DATA}, {"type": "link"}, {"type": "link", "data": []}]
    )
    async def test_is_all_there_is(self, client: Client, number: int, body: dict[str, Any]) -> None:
        await client.refused("POST", "/tickets", json=body)
        assert number

    async def test_reaches_no_thread_of_another_workspace(self, client: Client, stranger: Client, number: int) -> None:
        await stranger.refused("POST", "/tickets", json=linking())
        assert len((await client.get(number))["tickets"]) == 1

    async def test_needs_a_key_that_may_write(self, desk: Desk, number: int) -> None:
        reader = Client(desk, await desk.key_for(Role.READ))
        await reader.refused("POST", "/tickets", 403, json=linking())
        assert number
