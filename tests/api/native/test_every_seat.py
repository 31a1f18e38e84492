"""Every route by cookie: writes prove where they come from, keys are no seats, and other doors take no cookies."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest

from parley.app.doors import DOORS
from parley.kit.db import Database
from tests.support.desks import open_desk
from tests.support.marks import mark_of
from tests.support.seats import Browser, give_password, open_browser
from tests.support.stands import STANDS
from tests.support.stands.model import complete, words_of
from tests.support.worlds import EVERY, OPERATIONS, SEATED, World, build_world, path_with

WRITES = [each for each in EVERY.values() if each.method != "GET" and not each.is_open]
SEATS = sorted(SEATED)


@dataclass
class Seated:
    """A world and a browser that is signed in as its owner."""

    world: World
    browser: Browser


@pytest.fixture(scope="module")
async def seated(database: Database) -> AsyncGenerator[Seated]:
    async with open_desk(database) as desk:
        world = await complete(await build_world(desk))
        world.ids["session_id"] = "sess_1"
        await give_password(desk)
        async with open_browser(desk) as browser:
            await browser.sign_in()
            yield Seated(world, browser)


class TestAWriteByCookie:
    @pytest.mark.parametrize(
        "headers",
        [
            {"x-csrf-token": None},
            {"x-csrf-token": ""},
            {"x-csrf-token": "x" * 22},
            {"x-csrf-token": b"\xe4"},
            {"origin": None},
            {"origin": "null"},
            {"origin": "http://evil.example"},
            {"origin": "http://evil.example/desk.test"},
            {"origin": None, "sec-fetch-site": "same-site"},
            {"origin": None, "sec-fetch-site": "cross-site"},
            {"origin": None, "sec-fetch-site": "none"},
        ],
        ids=range(11),
    )
    async def test_that_proves_too_little_is_refused_and_changes_nothing(
        self, seated: Seated, headers: dict[str, str | bytes | None]
    ) -> None:
        browser, world = seated.browser, seated.world
        before = await mark_of(world.desk)
        for operation in WRITES:
            answer = await browser.call(operation.method, path_with(operation, world.ids), headers=headers)
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF"), operation.name
        assert await mark_of(world.desk) == before

    async def test_that_proves_enough_is_done(self, seated: Seated) -> None:
        browser = seated.browser
        for place, headers in enumerate(
            ({}, {"origin": "http://desk.test"}, {"origin": None, "sec-fetch-site": "same-origin"})
        ):
            answer = await browser.call("POST", "/tags", json={"name": f"tag {place}"}, headers=headers)
            assert answer.status_code == 201, answer.text

    async def test_by_a_key_needs_no_proof(self, seated: Seated) -> None:
        headers = {"authorization": f"Bearer {seated.world.desk.key}", "x-csrf-token": None, "origin": None}
        answer = await seated.browser.call("POST", "/tags", json={"name": "keyed"}, headers=headers)
        assert answer.status_code == 201


class TestASeat:
    @pytest.mark.parametrize("name", SEATS)
    async def test_is_nothing_for_a_key(self, seated: Seated, name: str) -> None:
        operation, desk = EVERY[name], seated.world.desk
        before = await mark_of(desk)
        body = {} if operation.body is None else {"json": BODIES[name]}
        answer = await desk.call(operation.method, path_with(operation, seated.world.ids), **body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "FORBIDDEN")
        nobody = await desk.call(operation.method, path_with(operation, seated.world.ids), key=None, **body)
        assert nobody.status_code == 401
        assert await mark_of(desk) == before

    def test_has_a_body_for_each_that_takes_one(self) -> None:
        assert set(BODIES) == {name for name in SEATED if EVERY[name].body is not None}


class TestEveryRead:
    @pytest.mark.parametrize("name", [name for name, each in OPERATIONS.items() if each.method == "GET"])
    async def test_is_answered_by_cookie_as_by_key(self, seated: Seated, name: str) -> None:
        operation = EVERY[name]
        path = path_with(operation, seated.world.ids)
        params = {"q": "help"} if name == "search_everything" else {}
        if name == "stream_events":
            return
        browser = await seated.browser.call("GET", path, params=params)
        assert browser.status_code == (await seated.world.desk.call("GET", path, params=params)).status_code


OTHERS = [
    (door, operation.name)
    for door, stand in STANDS.items()
    for operation in stand.door.operations
    if not operation.public
]


class TestAnotherDoor:
    def test_is_walked_whole(self) -> None:
        assert {door for door, _ in OTHERS} == {door.name for door in DOORS} - {"native"}

    @pytest.mark.parametrize(("door", "name"), OTHERS)
    async def test_takes_no_cookie(self, seated: Seated, door: str, name: str) -> None:
        stand = STANDS[door]
        operation = stand.operations[name]
        path = stand.path(operation, words_of(seated.world))
        client = seated.browser.client
        headers = {"origin": str(client.base_url).rstrip("/"), "x-csrf-token": seated.browser.token}
        signed_in = await client.request(operation.method, path, headers=headers)
        assert signed_in.request.headers["cookie"].startswith("parley=")
        client_without = seated.world.desk.client
        stranger = await client_without.request(operation.method, path, headers=headers)
        assert (signed_in.status_code, signed_in.text) == (stranger.status_code, stranger.text)
        assert signed_in.status_code == 401


# A new route for those who are signed in must be added here, if it takes a body.
BODIES = {
    "update_me": {"name": "Ada"},
    "create_totp": {"password": "a"},
    "delete_totp": {"password": "a"},
    "confirm_totp": {"code": "123456"},
    "set_password": {"current_password": "a", "password": "another long sentence"},
}
