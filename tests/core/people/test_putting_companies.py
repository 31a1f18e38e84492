"""A company is put by its external id: found, taken by its name, or made, and made once."""

import asyncio

import pytest

from parley.core import people
from parley.core.actor import Actor, ActorKind, Role
from parley.core.errors import Forbidden, Invalid
from parley.core.people import CompanyNameTaken
from tests.support.desks import Desk


async def put(desk: Desk, own_id: str, name: str, **given: object) -> tuple[people.Company, bool]:
    async with desk.work() as work:
        return await people.put_company(work, own_id=own_id, name=name, **given)  # type: ignore[arg-type]  # of the test's own


class TestPuttingACompany:
    @pytest.mark.parametrize(
        ("given", "path"),
        [
            ({"profile": {"plan": 1}}, "profile.plan"),
            ({"profile": {"plan": "x" * 2001}}, "profile.plan"),
            ({"profile": {"size": "big"}}, "profile.size"),
            ({"profile": {"size": True}}, "profile.size"),
            ({"profile": {"size": [1]}}, "profile.size"),
            ({"profile": {"monthly_spend": 2**54}}, "profile.monthly_spend"),
            ({"profile": {"mood": "good"}}, "profile.mood"),
            ({"metadata": {str(n): n for n in range(51)}}, "metadata"),
        ],
    )
    async def test_names_what_does_not_fit(self, desk: Desk, given: dict[str, object], path: str) -> None:
        with pytest.raises(Invalid) as refusal:
            await put(desk, "c", "Acme", **given)
        assert [fault.path for fault in refusal.value.faults] == [path]

    async def test_is_for_those_who_may_write(self, desk: Desk) -> None:
        reader = Actor(desk.workspace.id, ActorKind.KEY, None, "Reader", Role.READ)
        with pytest.raises(Forbidden):
            async with desk.work(reader) as work:
                await people.put_company(work, own_id="c", name="Acme")

    async def test_makes_one_however_many_ask_at_once(self, desk: Desk) -> None:
        answers = await asyncio.gather(*(put(desk, "c", "Acme") for _ in range(20)))
        assert {company.id for company, _ in answers} == {answers[0][0].id}
        assert sum(made for _, made in answers) == 1

    async def test_changes_the_facts_that_are_named(self, desk: Desk) -> None:
        await put(desk, "c", "Acme", profile={"plan": "pro", "size": 3}, metadata={"a": 1})
        company, made = await put(desk, "c", "Acme", profile={"plan": None}, metadata={"a": None, "b": [2]})
        assert (made, company.profile, company.metadata, company.version) == (False, {"size": 3}, {"b": [2]}, 2)
        same, _ = await put(desk, "c", "Acme", profile={"size": 3})
        assert same.version == company.version

    async def test_takes_a_namesake_only_while_it_has_no_id(self, desk: Desk) -> None:
        async with desk.work() as work:
            namesake = await people.create_company(work, name="acme")
        company, made = await put(desk, "c", "Acme")
        assert (company.id, company.name, made) == (namesake.id, "Acme", False)
        with pytest.raises(CompanyNameTaken):
            await put(desk, "d", "ACME")
