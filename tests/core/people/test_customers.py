"""Customers: whose address is whose, and what is remembered of them."""

import asyncio
from typing import Any

import pytest

from parley.core import people
from parley.core.errors import Invalid
from parley.core.people import Customer, CustomerEmailTaken, CustomerHasTickets, CustomerNotFound, check_email
from parley.core.people.customers import find_by_email
from tests.core.people.desk_data import events_of, plant_ticket
from tests.support.desks import Desk


async def known(desk: Desk, **given: Any) -> Customer:
    async with desk.work() as work:
        return await people.create_customer(work, **given)


class TestAnAddress:
    @pytest.mark.parametrize(
        "text", ["", "a", "a@", "@b.test", "a@b", "a b@c.test", "a@b.test\r\nBcc: x@y.test", "a@\0.b"]
    )
    def test_is_refused_when_no_mail_could_reach_it(self, text: str) -> None:
        with pytest.raises(Invalid) as caught:
            check_email(text, "cc.0")
        assert [fault.path for fault in caught.value.faults] == ["cc.0"]

    def test_keeps_its_local_part_as_typed(self) -> None:
        assert check_email(" Ann.Lee@EXAMPLE.Com ", "email") == "Ann.Lee@example.com"

    def test_has_one_spelling_of_its_domain(self) -> None:
        assert check_email("a@Bücher.test", "email") == check_email("a@xn--bcher-kva.TEST", "email")

    async def test_belongs_to_one_customer_in_any_case(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test")
        with pytest.raises(CustomerEmailTaken):
            await known(desk, email="ANN@Acme.test")

    async def test_cannot_be_anothers_further_one(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test")
        with pytest.raises(CustomerEmailTaken):
            await known(desk, email="bob@acme.test", emails=["Ann@ACME.test"])

    async def test_that_is_anothers_further_one_cannot_be_the_first(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test", emails=["lee@acme.test"])
        with pytest.raises(CustomerEmailTaken):
            await known(desk, email="LEE@acme.test")

    async def test_may_be_used_in_each_workspace(self, desk: Desk, other_desk: Desk) -> None:
        first = await known(desk, email="ann@acme.test")
        second = await known(other_desk, email="ann@acme.test", emails=["lee@acme.test"])
        assert first.email == second.email
        assert (await known(desk, email="lee@acme.test")).email == "lee@acme.test"

    async def test_goes_to_one_of_two_who_want_it_at_once(self, desk: Desk) -> None:
        async def want(email: str, further: str) -> None:
            async with desk.work() as work:
                await people.create_customer(work, email=email, emails=[further])
                await asyncio.sleep(0.05)

        results = await asyncio.gather(
            want("ann@acme.test", "x@acme.test"), want("x@acme.test", "ann@acme.test"), return_exceptions=True
        )
        assert sorted(type(result).__name__ for result in results) == ["CustomerEmailTaken", "NoneType"]

    async def test_finds_its_customer_by_the_first_and_by_further_ones(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test", emails=["Lee@ACME.test"])
        async with desk.look() as work:
            for email in ("ANN@acme.test", "LEE@acme.test"):
                assert await find_by_email(work.connection, work.workspace, email) == customer
            assert await find_by_email(work.connection, work.workspace, "nobody@acme.test") is None


class TestCreatingACustomer:
    async def test_names_every_fault_at_once(self, desk: Desk) -> None:
        with pytest.raises(Invalid) as caught:
            await known(desk, email="a", name="\n", emails=["b@c.test", "d"], avatar_url="javascript:alert(1)")
        assert {fault.path for fault in caught.value.faults} == {"email", "name", "emails.1", "avatar_url"}

    async def test_makes_one_company_for_two_at_once(self, desk: Desk) -> None:
        made = await asyncio.gather(*(known(desk, email=f"c{n}@acme.test", company="ACME") for n in range(4)))
        assert len({customer.company_id for customer in made}) == 1
        assert [event[0] for event in await events_of(desk, "company")] == ["company.created"]

    async def test_keeps_who_it_is_apart_from_what_is_known(self, desk: Desk) -> None:
        await known(desk, email="ann@acme.test", name="Ann", phone="+1-555-0123")
        personal = {"email": "ann@acme.test", "name": "Ann", "phone": "+1-555-0123", "external_id": None}
        assert await events_of(desk, "customer") == [("customer.created", {"company_id": None}, personal)]


class TestChangingACustomer:
    async def test_cannot_leave_it_without_any_way_to_know_it(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test")
        with pytest.raises(Invalid):
            async with desk.work() as work:
                await people.update_customer(work, customer=customer.id, email=None)

    async def test_to_one_of_its_further_addresses_moves_that_one(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test", emails=["lee@acme.test", "old@acme.test"])
        async with desk.work() as work:
            customer = await people.update_customer(work, customer=customer.id, email="Lee@acme.test")
        assert (customer.email, customer.emails) == ("Lee@acme.test", ["old@acme.test"])

    async def test_to_an_address_of_another_is_refused(self, desk: Desk) -> None:
        await known(desk, email="bob@acme.test", emails=["rob@acme.test"])
        customer = await known(desk, email="ann@acme.test")
        for given in ({"email": "Rob@acme.test"}, {"emails": ["BOB@acme.test"]}):
            with pytest.raises(CustomerEmailTaken):
                async with desk.work() as work:
                    await people.update_customer(work, customer=customer.id, **given)  # type: ignore[arg-type]  # either

    async def test_records_the_personal_part_apart(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test")
        async with desk.work() as work:
            await people.update_customer(work, customer=customer.id, name="Ann", blocked=True)
        assert (await events_of(desk, "customer"))[1:] == [
            ("customer.updated", {"changes": {"blocked": [False, True]}}, {"personal_changes": {"name": [None, "Ann"]}})
        ]

    async def test_to_what_it_is_already_changes_nothing(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test", name="Ann")
        async with desk.work() as work:
            assert await people.update_customer(work, customer=customer.id, name="Ann") == customer
        assert len(await events_of(desk, "customer")) == 1


class TestDeletingACustomer:
    @pytest.mark.parametrize("deleted", [False, True])
    async def test_with_tickets_is_refused_even_when_they_are_deleted(self, desk: Desk, deleted: bool) -> None:  # noqa: FBT001 -- a case
        customer = await known(desk, email="ann@acme.test")
        await plant_ticket(desk, customer.id, deleted=deleted)
        with pytest.raises(CustomerHasTickets):
            async with desk.work() as work:
                await people.delete_customer(work, customer=customer.id)
        async with desk.look() as work:
            assert (await people.get_customer(work, customer=customer.id)).ticket_count == (0 if deleted else 1)

    async def test_without_tickets_leaves_nothing_but_the_event(self, desk: Desk) -> None:
        customer = await known(desk, email="ann@acme.test", name="Ann")
        async with desk.work() as work:
            await people.delete_customer(work, customer=customer.id)
        with pytest.raises(CustomerNotFound):
            async with desk.look() as work:
                await people.get_customer(work, customer=customer.id)
        personal = {"email": "ann@acme.test", "name": "Ann", "phone": None}
        assert (await events_of(desk, "customer"))[1:] == [("customer.deleted", {}, personal)]
