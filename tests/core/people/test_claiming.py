"""Claiming a customer: who is found, what is filled, and that there is one of each, however many ask."""

import asyncio
from typing import Any

import pytest

from parley.core import people
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden, Invalid
from parley.core.people import Customer
from tests.core.people.desk_data import events_of
from tests.support.desks import Desk
from tests.support.marks import mark_of

MANY = 50


async def claimed(desk: Desk, **given: Any) -> tuple[Customer, bool]:
    async with desk.work() as work:
        return await people.claim_customer(work, **given)


async def known(desk: Desk, **given: Any) -> Customer:
    async with desk.work() as work:
        return await people.create_customer(work, **given)


async def faults(desk: Desk, **given: Any) -> list[str]:
    """Claim what must be refused and change nothing; return the paths of its faults."""
    before = await mark_of(desk)
    with pytest.raises(Invalid) as caught:
        await claimed(desk, **given)
    assert await mark_of(desk) == before
    return sorted(fault.path for fault in caught.value.faults)


class TestAClaim:
    @pytest.mark.parametrize(
        ("given", "at"),
        [
            ({}, ["email"]),
            ({"name": "Ann", "phone": "1"}, ["email"]),
            ({"email": "nobody", "name": "\n", "avatar_url": "javascript:x"}, ["avatar_url", "email", "name"]),
            ({"email": "a@b.test\r\nBcc: x@y.test"}, ["email"]),
            ({"external_id": ""}, ["external_id"]),
            ({"external_id": "x" * 256}, ["external_id"]),
            ({"customer_id": 987_654_321}, ["customer_id"]),
            ({"customer_id": 2**63 - 1, "email": "ann@acme.test"}, ["customer_id"]),
            ({"email": "ann@acme.test", "company_id": 987_654_321}, ["company_id"]),
        ],
    )
    async def test_of_what_is_wrong_is_refused_and_makes_nobody(
        self, desk: Desk, given: dict[str, Any], at: list[str]
    ) -> None:
        assert await faults(desk, **given) == at

    async def test_by_another_workspaces_id_is_refused(self, desk: Desk, other_desk: Desk) -> None:
        stranger = await known(other_desk, email="ann@acme.test")
        async with other_desk.work() as work:
            company = await people.create_company(work, name="Secret")
        assert await faults(desk, customer_id=stranger.id) == ["customer_id"]
        assert await faults(desk, email="b@acme.test", company_id=company.id) == ["company_id"]
        assert (await claimed(desk, email="ann@acme.test"))[1]

    async def test_by_the_id_of_one_who_was_erased_is_refused(self, desk: Desk) -> None:
        ann = await known(desk, email="ann@acme.test", external_id="e-1")
        assert (await desk.call("DELETE", f"/customers/cust_{ann.id}?erase=true")).status_code == 204
        assert await faults(desk, customer_id=ann.id) == ["customer_id"]
        other, made = await claimed(desk, external_id="e-1", email="ann@acme.test")
        assert (made, other.id == ann.id) == (True, False)

    async def test_is_not_for_those_who_only_read(self, desk: Desk) -> None:
        reader = Actor(desk.workspace.id, ActorKind.KEY, 1, "Reader", Role.LIGHT)
        with pytest.raises(Forbidden):
            async with desk.work(reader) as work:
                await people.claim_customer(work, email="ann@acme.test")

    async def test_makes_who_is_not_known_with_all_that_is_given(self, desk: Desk) -> None:
        async with desk.work() as work:
            company = await people.create_company(work, name="Acme")
        said = {"name": "Ann", "phone": "+1", "avatar_url": "https://a.test/a.png", "company_id": company.id}
        ann, made = await claimed(desk, external_id="e-1", email="Ann@ACME.test", **said)
        assert made
        assert {name: getattr(ann, name) for name in said} == said
        assert (ann.external_id, ann.email, ann.company, ann.ticket_count) == ("e-1", "Ann@acme.test", "Acme", 0)
        assert [event[0] for event in await events_of(desk, "customer")] == ["customer.created"]
        async with desk.look() as work:
            assert await people.get_customer(work, customer=ann.id) == ann


class TestWhoIsFound:
    async def test_is_the_one_of_the_id_whatever_else_is_said(self, desk: Desk) -> None:
        ann = await known(desk, email="ann@acme.test", name="Ann", external_id="a")
        bob = await known(desk, email="bob@acme.test", name="Bob", external_id="b")
        before = await mark_of(desk)
        found, made = await claimed(desk, customer_id=ann.id, external_id="b", email="bob@acme.test", name="Eve")
        assert (found.id, found.name, made, found.id == bob.id) == (ann.id, "Ann", False, False)
        assert await mark_of(desk) == before

    async def test_is_the_one_of_the_external_id_before_that_of_the_address(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test", external_id="a")
        bob = await known(desk, phone="1", external_id="b")
        found, _ = await claimed(desk, external_id="b", email="ann@acme.test")
        assert (found.id, found.email) == (bob.id, None)

    @pytest.mark.parametrize("email", ["ANN@Acme.test", "LEE@acme.test", "lee@ACME.test"])
    async def test_is_whom_the_address_belongs_to_a_further_one_too(self, desk: Desk, email: str) -> None:
        ann = await known(desk, email="ann@acme.test", emails=["Lee@acme.test"], external_id="a")
        found, made = await claimed(desk, email=email, external_id="other")
        assert (found.id, found.external_id, made) == (ann.id, "a", False)

    async def test_by_query_is_the_same_and_nobody_is_made(self, desk: Desk, other_desk: Desk) -> None:
        ann = await known(desk, email="ann@acme.test", emails=["lee@acme.test"], external_id="a")
        async with desk.look() as work:
            for given in (
                {"external_id": "a"},
                {"email": "LEE@acme.test"},
                {"external_id": "x", "email": "Ann@ACME.test"},
            ):
                assert await people.find_customer_by(work, **given) == ann
            for given in ({"external_id": "x"}, {"email": "no address"}, {"email": "x@acme.test"}, {}):
                assert await people.find_customer_by(work, **given) is None
        async with other_desk.look() as work:
            assert await people.find_customer_by(work, external_id="a", email="ann@acme.test") is None


class TestABlank:
    async def test_is_filled_and_nothing_else_changes(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test", name="Ann")
        found, made = await claimed(desk, email="ann@acme.test", external_id="e-1", name="Eve", phone="+1")
        assert (made, found.name, found.external_id, found.phone, found.version) == (False, "Ann", "e-1", "+1", 2)
        event = (
            "customer.updated",
            {"changes": {}},
            {"personal_changes": {"external_id": [None, "e-1"], "phone": [None, "+1"]}},
        )
        assert (await events_of(desk, "customer"))[1:] == [event]

    async def test_is_not_filled_with_what_is_anothers(self, desk: Desk) -> None:
        await known(desk, email="bob@acme.test", emails=["rob@acme.test"], external_id="b")
        ann = await known(desk, phone="1")
        for given in ({"email": "Bob@acme.test"}, {"email": "rob@acme.test"}, {"external_id": "b"}):
            found, made = await claimed(desk, customer_id=ann.id, **given)
            assert (found.id, found.email, found.external_id, found.version, made) == (ann.id, None, None, 1, False)

    async def test_of_the_address_takes_it_from_the_further_ones(self, desk: Desk) -> None:
        ann = await known(desk, phone="1", emails=["ann@acme.test", "lee@acme.test"])
        found, _ = await claimed(desk, email="ann@acme.test")
        assert (found.id, found.email, found.emails) == (ann.id, "ann@acme.test", ["lee@acme.test"])

    async def test_of_a_known_customer_is_found_again_by_words(self, desk: Desk) -> None:
        await claimed(desk, email="ann@acme.test")
        await claimed(desk, email="ann@acme.test", name="Xylophone")
        assert [each["name"] for each in (await desk.got("/customers?search=xylo"))["data"]] == ["Xylophone"]


class TestManyAtOnce:
    async def test_make_one_of_one_who_is_not_known(self, desk: Desk) -> None:
        results = await asyncio.gather(
            *(claimed(desk, email="Ann@acme.test", external_id="e-1", name=f"Ann {n}") for n in range(MANY))
        )
        assert len({customer.id for customer, _ in results}) == 1
        assert sum(made for _, made in results) == 1
        assert [event[0] for event in await events_of(desk, "customer")] == ["customer.created"]

    async def test_who_know_different_things_make_one(self, desk: Desk) -> None:
        await claimed(desk, email="ann@acme.test")
        ways = [
            {"email": "ann@acme.test"},
            {"email": "ann@acme.test", "external_id": "e-1"},
            {"email": "ann@acme.test", "name": "Ann"},
            {"email": "ann@acme.test", "external_id": "e-1", "phone": "+1"},
        ]
        results = await asyncio.gather(*(claimed(desk, **ways[n % len(ways)]) for n in range(MANY)))
        assert len({customer.id for customer, _ in results}) == 1
        (customer,) = (await desk.got("/customers"))["data"]
        assert [customer[name] for name in ("external_id", "name", "phone")] == ["e-1", "Ann", "+1"]

    async def test_of_whom_some_open_tickets_make_one(self, desk: Desk) -> None:
        opening = {"subject": "Help", "customer_email": "ann@acme.test"}
        results = await asyncio.gather(
            *(claimed(desk, email="ann@acme.test", external_id="e-1") for _ in range(MANY // 2)),
            *(desk.made("/tickets", opening) for _ in range(MANY // 2)),
        )
        ids = {f"cust_{each[0].id}" if isinstance(each, tuple) else each["customer"]["id"] for each in results}
        assert len(ids) == 1
        (customer,) = (await desk.got("/customers"))["data"]
        assert (customer["external_id"], customer["ticket_count"]) == ("e-1", MANY // 2)


class TestOnSlack:
    async def test_are_found_by_id_the_agent_first_and_strangers_not(self, desk: Desk, other_desk: Desk) -> None:
        async with desk.work() as work:
            agent = await people.create_agent(work, email="a@desk.test", name="Al", slack_id="U1")
            both = await people.create_customer(work, email="a@desk.test", slack_id="U1")
            ann = await people.create_customer(work, email="ann@acme.test", slack_id="U2")
        await known(other_desk, email="x@acme.test", slack_id="U3")
        async with desk.look() as work:
            found = await people.find_people_by_slack(work, ["U1", "U2", "U3", "U2", "u2"])
            assert await people.find_people_by_slack(work, []) == {}
        assert {name: person.id for name, person in found.items()} == {"U1": agent.id, "U2": ann.id}
        assert found["U1"] == agent
        assert both.slack_id == "U1"

    async def test_an_id_belongs_to_one_user_and_one_customer(self, desk: Desk) -> None:
        eve = await desk.made("/users", {"email": "eve@desk.test", "name": "Eve", "slack_id": "U1"})
        ann = await desk.made("/customers", {"email": "ann@acme.test", "slack_id": "U1"})
        assert (eve["slack_id"], ann["slack_id"]) == ("U1", "U1")
        owner = f"/users/user_{desk.workspace.owner_id}"
        bob = f"/customers/{(await desk.made('/customers', {'email': 'bob@acme.test'}))['id']}"
        answers = [
            await desk.call("POST", "/users", json={"email": "x@desk.test", "name": "X", "slack_id": "U1"}),
            await desk.call("PATCH", owner, json={"slack_id": "U1"}),
            await desk.call("POST", "/customers", json={"email": "x@acme.test", "slack_id": "U1"}),
            await desk.call("PATCH", bob, json={"slack_id": "U1"}),
        ]
        assert [answer.status_code for answer in answers] == [409] * 4
        assert (await desk.call("PATCH", owner, json={"slack_id": "U9"})).json()["data"]["slack_id"] == "U9"
        assert (await desk.call("PATCH", owner, json={"slack_id": "x" * 65})).status_code == 400


class TestAListOfCustomers:
    async def test_is_of_those_who_are_wanted(self, desk: Desk) -> None:
        ann = await desk.made("/customers", {"email": "ann@acme.test", "company": "Acme", "external_id": "a"})
        bob = await desk.made("/customers", {"email": "bob@acme.test", "blocked": True})
        for query, wanted in (
            (f"company_id={ann['company_id']}", [ann["id"]]),
            ("company_id=comp_987654321", []),
            ("external_id=a", [ann["id"]]),
            ("external_id=A", []),
            ("blocked=true", [bob["id"]]),
            ("blocked=false", [ann["id"]]),
            (f"blocked=true&company_id={ann['company_id']}", []),
        ):
            assert [each["id"] for each in (await desk.got(f"/customers?{query}"))["data"]] == wanted, query
        assert (await desk.call("GET", "/customers?company_id=acme")).status_code == 400
