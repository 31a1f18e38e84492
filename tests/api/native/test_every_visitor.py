"""Every route that customers use, walked by those who may not: agents, keys, strangers; and the other way round."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest

from parley.api.native.entrance import enter_as_customer
from parley.kit.db import Database
from tests.support.desks import open_desk
from tests.support.guests import Guest, open_guest
from tests.support.marks import mark_of
from tests.support.seats import Browser, give_password, open_browser
from tests.support.worlds import EVERY, World, build_world, path_with

PORTAL = {name: each for name, each in EVERY.items() if each.enter is enter_as_customer}
WRITES = [each for each in PORTAL.values() if each.method != "GET"]
AGENTS = [name for name, each in EVERY.items() if not each.is_open]


@dataclass
class Met:
    """A world, its owner at a browser, and a customer at another, each signed in."""

    world: World
    owner: Browser
    guest: Guest
    number: str

    def path(self, name: str) -> str:
        return path_with(EVERY[name], {**self.world.ids, "number": self.number, "session_id": "sess_1"})


@pytest.fixture(scope="module")
async def met(database: Database) -> AsyncGenerator[Met]:
    async with open_desk(database) as desk:
        world = await build_world(desk)
        await give_password(desk)
        async with open_browser(desk) as owner, open_guest(desk) as guest:
            await owner.sign_in()
            await guest.come_in()
            number = str((await guest.asked())["number"])
            yield Met(world, owner, guest, number)


class TestThePortal:
    def test_is_walked_whole(self) -> None:
        assert set(PORTAL) == {
            name for name, each in EVERY.items() if each.path.startswith("/portal") and not each.public
        }
        assert len(PORTAL) > 5

    @pytest.mark.parametrize("name", PORTAL)
    async def test_is_closed_to_agents_keys_and_strangers(self, met: Met, name: str) -> None:
        desk, before = met.world.desk, await mark_of(met.world.desk)
        method, path = EVERY[name].method, met.path(name)
        as_customer = {"cookie": f"parley-customer={met.owner.cookie}"}
        answers = [
            await met.owner.call(method, path),
            await desk.call(method, path),
            await desk.call(method, path, key=None),
            await desk.call(method, path, key=None, headers=as_customer),
            await desk.call(method, path, key=met.guest.cookie),
            await desk.call(method, path, key=None, headers={"cookie": "parley-customer=1_1_" + "A" * 43}),
        ]
        assert {(answer.status_code, answer.json()["error"]["code"]) for answer in answers} == {(401, "UNAUTHORIZED")}
        assert await mark_of(desk) == before

    @pytest.mark.parametrize(
        "headers",
        [
            {"x-csrf-token": None},
            {"x-csrf-token": "x" * 22},
            {"origin": None},
            {"origin": "null"},
            {"origin": "http://evil.example"},
            {"origin": None, "sec-fetch-site": "same-site"},
            {"origin": None, "sec-fetch-site": "none"},
        ],
        ids=range(7),
    )
    async def test_wants_proof_of_every_change(self, met: Met, headers: dict[str, str | None]) -> None:
        before = await mark_of(met.world.desk)
        for each in WRITES:
            answer = await met.guest.call(each.method, met.path(each.name), headers=headers)
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF"), each.name
        assert await mark_of(met.world.desk) == before

    async def test_takes_no_agents_proof(self, met: Met) -> None:
        for each in WRITES:
            answer = await met.guest.call(each.method, met.path(each.name), headers={"x-csrf-token": met.owner.token})
            assert answer.status_code == 403, each.name


class TestTheDesk:
    @pytest.mark.parametrize("name", AGENTS)
    async def test_is_closed_to_customers(self, met: Met, name: str) -> None:
        desk, method, path = met.world.desk, EVERY[name].method, met.path(name)
        before = await mark_of(desk)
        text = met.guest.cookie
        answers = [
            await met.guest.call(method, path),
            await desk.call(method, path, key=None, headers={"cookie": f"parley={text}"}),
            await desk.call(method, path, key=text),
        ]
        assert {(answer.status_code, answer.json()["error"]["code"]) for answer in answers} == {(401, "UNAUTHORIZED")}
        assert await mark_of(desk) == before
