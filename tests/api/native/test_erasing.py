"""Erasing a customer through the native door: nothing is left of who it was and of what it said."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

from parley.core import files, people, tickets
from parley.core.actor import Actor, ActorKind, Role
from parley.core.events import list_feed
from parley.core.files import take_in
from parley.kit.text.html import body_from
from tests.core.people.desk_data import events_of, number_of
from tests.support.desks import Desk
from tests.support.traces import traces_of

ANN = {
    "email": "ann@zanzibar.test",
    "name": "Ann Quixote",
    "phone": "+99-12345",
    "company": "Acme",
    "external_id": "crm-quagga",
    "slack_id": "U-QUAGGA",
    "avatar_url": "https://zanzibar.test/me.png",
    "emails": ["quixote@home.test"],
}
TRACES = ["zanzibar", "quixote", "99-12345", "9912345", "quagga", "xylophone", "kumquat", "mandolin", "banjo", "okapi"]


DELIVERED = """
with delivery as (
    insert into webhook_deliveries (workspace_id, webhook_id, event_id, type, ticket_number, message_id, body,
                                    created_at)
    values ($1, $2, $3, 'ticket.created', $4, 'msg_' || $5::bigint, 'said', now()) returning id
)
insert into webhook_attempts (workspace_id, webhook_id, delivery_id, attempt, milliseconds, answer, created_at)
select $1, $2, id, 1, 5, 'heard', now() from delivery
"""


def customer(desk: Desk, known: dict[str, Any]) -> Actor:
    return Actor(desk.workspace.id, ActorKind.CUSTOMER, number_of(known), known["name"], Role.READ)


async def bytes_of_a_file() -> AsyncGenerator[bytes]:
    yield b"bytes"


async def upload(desk: Desk, name: str, actor: Actor | None = None) -> tuple[int, str]:
    stored = await take_in(
        desk.house.vault, bytes_of_a_file(), workspace=desk.workspace.id, name=name, declared=None, most=99, at="file"
    )
    async with desk.work(actor) as work:
        file = await files.add_file(work, stored=stored)
    return file.id, file.key


async def busy_customer(desk: Desk) -> tuple[dict[str, Any], list[str]]:
    """Make a customer who left traces everywhere; return it and the keys of its files."""
    for entity, key in (("customer", "plan"), ("ticket", "order")):
        await desk.made("/fields", {"label": key, "type": "text", "entity": entity})
    ann = await desk.made("/customers", ANN | {"custom_fields": {"plan": "banjo"}})
    me = customer(desk, ann)
    await desk.call("PATCH", f"/customers/{ann['id']}", json={"phone": "+99-12345-6", "custom_fields": {"plan": "x"}})
    attached, loose = await upload(desk, "okapi.txt"), await upload(desk, "okapi-2.txt", me)
    said = {
        "subject": "The xylophone",
        "description": "It lost its kumquat",
        "customer_email": "ANN@zanzibar.test",
        "cc": ["mandolin@zanzibar.test"],
        "custom_fields": {"order": "banjo"},
        "tags": ["music"],
    }
    mine = await desk.made("/tickets", said, headers={"idempotency-key": "one"})
    change = {"subject": "Xylophone, again", "cc": ["kumquat@home.test"], "source_name": "banjo"}
    await desk.call("PATCH", f"/tickets/{mine['id']}", json=change | {"custom_fields": {"order": "okapi"}})
    answer = {"ticket_id": mine["id"], "content": "Dear Ann Quixote", "attachments": [f"file_{attached[0]}"]}
    await desk.made("/conversations", answer, headers={"idempotency-key": "two"})
    link = {"type": "jira", "key": "PROJ-1", "title": "xylophone"}
    await desk.call("POST", f"/tickets/{mine['id']}/links", json=link)
    other = await desk.made("/tickets", {"subject": "Shared", "customer_email": "bob@b.test"})
    await desk.call("PATCH", f"/tickets/{other['id']}", json={"cc": ["Ann@Zanzibar.test", "eve@b.test"]})
    async with desk.work(me) as work:
        await tickets.add_message(work, ticket=mine["number"], body=body_from("A kumquat!", "text"))
        await tickets.add_message(work, ticket=other["number"], body=body_from("Me too, mandolin", "text"))
    return ann, [attached[1], loose[1]]


async def erase(desk: Desk, known: dict[str, Any], **options: Any) -> int:
    return (await desk.call("DELETE", f"/customers/{known['id']}?erase=true", **options)).status_code


class TestErasing:
    async def test_is_asked_for_and_not_a_matter_of_those_who_only_write(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        path = f"/customers/{ann['id']}"
        agent = await desk.key_for(Role.AGENT)
        assert (await desk.call("DELETE", path)).status_code == 409
        assert (await desk.call("DELETE", f"{path}?erase=yes")).status_code == 400
        assert await erase(desk, ann, key=agent) == 403
        assert await erase(desk, ann, headers={"if-match": '"1"'}) == 412
        assert (await desk.got(path))["data"]["name"] == "Ann Quixote"
        assert len(await traces_of(desk, TRACES)) > 10

    async def test_leaves_no_trace_in_any_table(self, desk: Desk) -> None:
        ann, keys = await busy_customer(desk)
        assert await erase(desk, ann) == 204
        assert await traces_of(desk, TRACES) == []
        assert [await desk.house.vault.exists(key) for key in keys] == [False, False]
        async with desk.look() as work:
            answers = "select count(*) from idempotency_claims where workspace_id = $1 and body is not null"
            assert await work.connection.fetchval(answers, work.workspace) == 0

    async def test_leaves_the_tickets_of_a_nobody(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        before = (await desk.got("/tickets/1"))["data"]
        await erase(desk, ann)
        after = (await desk.got("/tickets/1"))["data"]
        assert after["customer"] == {"id": ann["id"], "email": None, "name": "Erased"}
        assert (after["subject"], after["description"], after["cc"], after["tags"]) == ("Erased", "", [], ["music"])
        assert after["version"] > before["version"]
        said = (await desk.got("/conversations?order_dir=asc"))["data"]
        assert [(each["author"]["name"], each["content_text"], each["attachments"]) for each in said] == [
            ("Olivia Owner", "", []), ("Erased", "", []), ("Erased", "", [])
        ]  # fmt: skip

    async def test_is_recorded_and_a_second_time_finds_nobody(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        assert [await erase(desk, ann), await erase(desk, ann)] == [204, 404]
        assert (await events_of(desk, "customer"))[-1] == ("customer.erased", {"tickets": 1}, None)

    async def test_leaves_others_as_they_were(self, desk: Desk, other_desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        twin, keys = await busy_customer(other_desk)
        await erase(desk, ann)
        other = (await desk.got("/tickets/2"))["data"]
        assert (other["subject"], other["customer"]["email"], other["cc"]) == ("Shared", "bob@b.test", ["eve@b.test"])
        assert (await other_desk.got(f"/customers/{twin['id']}"))["data"]["name"] == "Ann Quixote"
        assert all([await other_desk.house.vault.exists(key) for key in keys])
        assert await erase(desk, twin | {"id": "cust_999999"}) == 404

    async def test_of_another_workspaces_customer_finds_nobody(self, desk: Desk, other_desk: Desk) -> None:
        twin = await other_desk.made("/customers", ANN)
        assert await erase(desk, twin) == 404
        assert (await other_desk.got(f"/customers/{twin['id']}"))["data"] == twin

    async def test_keeps_the_bytes_when_it_is_refused(self, desk: Desk) -> None:
        ann, keys = await busy_customer(desk)
        assert await erase(desk, ann, headers={"if-match": '"9"'}) == 412
        assert all([await desk.house.vault.exists(key) for key in keys])


class TestADelivery:
    async def test_of_the_customers_tickets_loses_what_it_said(self, desk: Desk) -> None:
        ann = await desk.made("/customers", ANN)
        await desk.made("/tickets", {"subject": "The xylophone", "customer_email": ANN["email"]})
        await desk.made("/tickets", {"subject": "Another", "customer_email": "bob@b.test"})
        hook = await desk.made("/webhooks", {"name": "Shop", "url": "https://hooks.test/1", "events": []})
        async with desk.work() as work:
            events = await list_feed(work, after=(0, 0, 0), limit=100)
            told = [each for each in events if each.type in {"ticket.created", "customer.created"}]
            for place, event in enumerate(told):
                await work.connection.execute(DELIVERED, work.workspace, number_of(hook), event.id, event.ticket, place)
        assert await erase(desk, ann) == 204
        async with desk.look() as work:
            left = "select convert_from(body, 'UTF8') from webhook_deliveries where workspace_id = $1 order by event_id"
            assert [row[0] for row in await work.connection.fetch(left, work.workspace)] == [None, None, "said"]
            answers = "select count(*) from webhook_attempts where workspace_id = $1 and answer is not null"
            assert await work.connection.fetchval(answers, work.workspace) == 1


class TestAnErasedCustomer:
    async def test_is_in_no_list_and_found_by_nothing(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        await erase(desk, ann)
        path = f"/customers/{ann['id']}"
        answers = [await desk.call("GET", path), await desk.call("PATCH", path, json={"name": "x"})]
        answers += [await desk.call("DELETE", path)]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        for query in ("", "?email=ann@zanzibar.test", "?email=quixote@home.test", "?search=quixote", "?search=erased"):
            assert ann["id"] not in [each["id"] for each in (await desk.got(f"/customers{query}"))["data"]]
        assert (await desk.got("/search?q=quixote"))["data"] == []

    async def test_gets_no_ticket_any_more(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        await erase(desk, ann)
        for answer in (
            await desk.call("POST", "/tickets", json={"subject": "Mine", "customer_id": ann["id"]}),
            await desk.call("PATCH", "/tickets/2", json={"customer_id": ann["id"]}),
        ):
            assert answer.status_code == 400
            assert [each["path"] for each in answer.json()["error"]["details"]["fields"]] == ["customer_id"]
        anew = await desk.made("/tickets", {"subject": "Hello", "customer_email": "ann@zanzibar.test"})
        assert anew["customer"]["id"] != ann["id"]

    async def test_leaves_its_addresses_to_whoever_comes(self, desk: Desk) -> None:
        await erase(desk, await desk.made("/customers", ANN))
        assert (await desk.made("/customers", ANN))["emails"] == ["quixote@home.test"]

    async def test_is_not_the_customer_of_a_ticket_opened_at_the_same_time(self, desk: Desk) -> None:
        ann = await desk.made("/customers", ANN)
        opened = [
            desk.call("POST", "/tickets", json={"subject": "xylophone", **how})
            for how in ({"customer_id": ann["id"]}, {"customer_email": ANN["email"]})
            for _ in range(6)
        ]
        answers = await asyncio.gather(*opened[:3], *opened[6:9], erase(desk, ann), *opened[3:6], *opened[9:])
        assert {getattr(answer, "status_code", answer) for answer in answers} <= {201, 204, 400}
        for ticket in (await desk.got("/tickets"))["data"]:
            assert (ticket["customer"]["id"] == ann["id"]) == (ticket["subject"] == "Erased"), ticket
        async with desk.look() as work:
            assert await people.find_customer(work, customer=number_of(ann)) is None


class TestASavedAnswer:
    async def test_that_was_erased_is_refused_and_not_repeated(self, desk: Desk) -> None:
        ann = await desk.made("/customers", ANN)
        body = {"subject": "Hello", "customer_email": "bob@b.test"}
        await desk.made("/tickets", body, headers={"idempotency-key": "k"})
        await erase(desk, ann)
        answer = await desk.call("POST", "/tickets", json=body, headers={"idempotency-key": "k"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "CONFLICT")
        assert answer.json()["error"]["message"] == "The saved answer was erased"
        assert (await desk.got("/tickets"))["meta"]["total"] == 1


class TestAnotherCustomersTicket:
    async def test_keeps_what_its_own_customer_says(self, desk: Desk) -> None:
        ann, _ = await busy_customer(desk)
        bob = (await desk.got("/tickets/2"))["data"]["customer"]
        async with desk.work(customer(desk, {"id": bob["id"], "name": "Bob"})) as work:
            await tickets.add_message(work, ticket=2, body=body_from("Bob's own", "text"))
        await erase(desk, ann)
        texts = [each["content_text"] for each in (await desk.got("/conversations?ticket_id=tkt_2"))["data"]]
        assert texts == ["Bob's own", ""]
        assert (await desk.got("/tickets/2"))["data"]["subject"] == "Shared"
