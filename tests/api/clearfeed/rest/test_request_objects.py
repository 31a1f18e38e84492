"""Every field of every table of the seed is set, through whatever sets it, and read back."""

import datetime as dt

from parley.core import inboxes, links, sla, surveys, tickets
from parley.core.actor import ActorKind
from parley.core.people import create_team
from parley.core.sla import Target
from parley.core.tickets import Author, NewTicket, TicketChanges
from parley.kit.text.html import body_from
from tests.api.clearfeed.rest.client import Client
from tests.support.desks import Desk


async def opened_ago(desk: Desk, minutes: float, **given: object) -> int:
    """Open a request that was asked so many minutes ago."""
    async with desk.work() as work:
        at = work.now - dt.timedelta(minutes=minutes)
        given = {"subject": "Late", "customer_email": "ann@example.com", **given}
        return (await tickets.open_ticket(work, NewTicket(**given, created_at=at))).number  # type: ignore[arg-type]  # any


class TestANewRequest:
    async def test_has_nothing_that_nobody_gave(self, client: Client, desk: Desk) -> None:
        number = await client.create(title="Printer", requester_email="ann@example.com", priority="high")
        said = await client.get(number)
        assert said == {
            "id": number,
            "title": "Printer",
            "state": "open",
            "priority": "high",
            "author": {"id": said["author"]["id"], "name": None, "email": "ann@example.com"},
            "assignee": None,
            "assigned_team": None,
            "tickets": [
                {
                    "id": number,
                    "type": "clearfeed",
                    "key": f"CF-{number}",
                    "url": f"http://desk.test/app/tickets/{number}",
                    "created_at": said["created_at"],
                }
            ],
            "csat_survey": {},
            "channel": None,
            "collection": {"id": said["collection"]["id"], "name": "Support"},
            "custom_field_values": {},
            "request_thread": None,
            "triage_thread": None,
            "sla_metrics": {"resolution_time": None, "first_response_time": None, "first_resolution_time": None},
            "created_at": said["created_at"],
            "updated_at": said["created_at"],
        }
        customer = (await desk.got(f"/tickets/{number}"))["data"]["customer"]["id"]
        assert said["author"]["id"] == customer
        assert said["collection"]["id"].isdigit()

    async def test_is_seen_alike_by_get_and_list(self, client: Client) -> None:
        number = await client.create()
        assert await client.page() == ([await client.get(number)], None)
        assert await client.page(include="messages") == ([await client.get(number, messages=True)], None)


class TestAnAuthor:
    async def test_has_the_name_and_address_of_the_customer(self, client: Client, desk: Desk) -> None:
        made = await desk.made("/customers", {"email": "bob@example.com", "name": "Bob"})
        number = await client.create(requester_email="BOB@example.com")
        assert (await client.get(number))["author"] == {"id": made["id"], "name": "Bob", "email": "bob@example.com"}

    async def test_is_the_keys_agent_unless_named(self, client: Client) -> None:
        author = (await client.get(await client.create()))["author"]
        assert (author["name"], author["email"]) == ("Olivia Owner", "owner@desk.test")


class TestACollection:
    async def test_is_called_as_it_is_called_now(self, client: Client, desk: Desk) -> None:
        said = await client.get(await client.create())
        path = f"/inboxes/inbox_{said['collection']['id']}"
        await desk.call("PATCH", path, json={"name": "Help"})
        assert (await client.get(said["id"]))["collection"] == {**said["collection"], "name": "Help"}
        assert (await client.page())[0][0]["collection"]["name"] == "Help"


class TestAnAssignedTeam:
    async def test_is_shown_by_its_number(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        async with desk.work() as work:
            team = await create_team(work, name="Night shift")
            await tickets.update_ticket(work, number=number, changes=TicketChanges(team_id=team.id))
        assert (await client.get(number))["assigned_team"] == {"id": team.id}


class TestTickets:
    async def test_are_the_request_itself_and_then_those_of_other_products(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        async with desk.work() as work:
            for kind, key, url in (("zendesk", "17", "https://acme.example/17"), ("jira", "SHOP-7", None)):
                await links.link_external(work, number=number, kind=kind, key=key, url=url, title=None, details={})
        own, zendesk, jira = (await client.get(number))["tickets"]
        assert own["key"] == f"CF-{number}"
        assert (zendesk["type"], zendesk["key"], zendesk["url"]) == ("zendesk", "17", "https://acme.example/17")
        assert (jira["type"], jira["key"], jira["url"]) == ("jira", "SHOP-7", "")

    async def test_of_products_without_a_word_here_are_left_out(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        async with desk.work() as work:
            await links.link_external(
                work, number=number, kind="clickup", key="7", url="https://c.example/7", title="T", details={}
            )
        assert len((await client.get(number))["tickets"]) == 1


class TestACsatSurvey:
    async def test_is_empty_then_pending_then_received(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        assert (await client.get(number))["csat_survey"] == {}
        async with desk.work() as work:
            await surveys.request_survey(work, number=number)
        assert (await client.get(number))["csat_survey"] == {"status": "pending"}
        async with desk.work() as work:
            await surveys.answer_survey(work, number=number, value=4, comment="Good")
        assert (await client.get(number))["csat_survey"] == {
            "status": "received",
            "response": {"survey_type": "five_point_rating", "value": 4, "max_value": 5},
        }


class TestThreads:
    async def test_and_the_channel_are_those_of_the_chat(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        async with desk.work() as work:
            inbox = (await tickets.get_ticket(work, number=number)).inbox_id
            await inboxes.add_channel(work, inbox=inbox, external_id="C1", name="help", owner_id=desk.owner.id)
            url = "https://acme.slack.com/archives/C1/p1"
            await links.set_thread(
                work, number=number, kind="request", channel_id="C1", thread_ts="17.01", team_id="T1", url=url
            )
            await links.set_thread(work, number=number, kind="triage", channel_id="C2", thread_ts="17.02")
        said = await client.get(number)
        assert said["channel"] == {"id": "C1", "name": "help", "owner": f"user_{desk.owner.id}"}
        assert said["request_thread"] == {"channel_id": "C1", "thread_ts": "17.01", "team_id": "T1", "url": url}
        assert said["triage_thread"] == {"channel_id": "C2", "thread_ts": "17.02", "team_id": None, "url": None}


class TestSlaMetrics:
    async def test_are_minutes_and_say_nothing_of_promises_nobody_made(self, client: Client, desk: Desk) -> None:
        number = await opened_ago(desk, 90)
        async with desk.work() as work:
            await tickets.add_message(work, ticket=number, body=body_from("Hello"))
        metrics = (await client.update(number, state="solved"))["sla_metrics"]
        assert metrics == {
            "resolution_time": {"value": metrics["resolution_time"]["value"]},
            "first_response_time": {"value": metrics["first_response_time"]["value"]},
            "first_resolution_time": {"value": metrics["first_resolution_time"]["value"]},
        }
        assert all(90 <= clock["value"] < 91 for clock in metrics.values())

    async def test_say_what_was_promised_and_broken(self, client: Client, desk: Desk) -> None:
        async with desk.work() as work:
            targets = {"normal": Target(first_response=60, resolution=120)}
            await sla.create_policy(work, name="Gold", targets=targets, is_default=True)
        number = await opened_ago(desk, 90)
        async with desk.work() as work:
            await tickets.add_message(work, ticket=number, body=body_from("Hello"))
        metrics = (await client.update(number, state="closed"))["sla_metrics"]
        assert metrics["first_response_time"]["is_breached"] is True
        assert metrics["resolution_time"]["is_breached"] is False
        assert metrics["first_resolution_time"].keys() == {"value"}

    async def test_keep_the_first_resolution_when_the_request_is_opened_again(self, client: Client, desk: Desk) -> None:
        number = await opened_ago(desk, 30)
        await client.update(number, state="solved")
        metrics = (await client.update(number, state="open"))["sla_metrics"]
        assert metrics["resolution_time"] is None
        assert 30 <= metrics["first_resolution_time"]["value"] < 31


class TestMessages:
    async def test_begin_with_the_description_and_hold_no_note(self, client: Client, desk: Desk) -> None:
        number = await client.create(description="<p>It <b>smokes</b></p>", requester_email="ann@example.com")
        customer = (await client.get(number))["author"]["id"]
        async with desk.work() as work:
            asker = Author(ActorKind.CUSTOMER, int(customer.removeprefix("cust_")), "Ann")
            await tickets.add_message(work, ticket=number, body=body_from("We look"))
            await tickets.add_message(work, ticket=number, body=body_from("Secret"), internal=True)
            await tickets.add_message(work, ticket=number, body=body_from("Unsent"), draft=True)
            await tickets.add_message(work, ticket=number, body=body_from("Thanks"), author=asker)
        messages = (await client.get(number, messages=True))["messages"]
        assert [(each["text"], each["author"], each["is_responder"]) for each in messages] == [
            ("It smokes", customer, False),
            ("We look", f"user_{desk.owner.id}", True),
            ("Thanks", customer, False),
        ]
        assert {each["thread_ts"] for each in messages} == {messages[0]["ts"]}
        assert len({each["ts"] for each in messages}) == 3

    async def test_stand_in_the_chats_thread_where_there_is_one(self, client: Client, desk: Desk) -> None:
        number = await client.create()
        async with desk.work() as work:
            await links.set_thread(work, number=number, kind="request", channel_id="C1", thread_ts="17.5")
        (message,) = (await client.get(number, messages=True))["messages"]
        assert message["thread_ts"] == "17.5"
        assert message["ts"] != "17.5"
