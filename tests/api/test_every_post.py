"""Every POST of every vendor's door is harmless to repeat, and every door says alike how much one may ask."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator

import httpx
import pytest

from parley.api.toolbox.operations import Operation
from parley.app.doors import DOORS
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import Words, complete, words_of
from tests.support.worlds import World, build_world

POSTS = [
    (d, each.name) for d, s in STANDS.items() for each in s.door.operations if each.method == "POST" and not each.public
]
WITH_BODIES = [(door, name) for door, name in POSTS if STANDS[door].operations[name].body is not None]
CREATES = [
    ("clearfeed-rest", "create_request"),
    ("clearfeed-tickets", "create_request"),
    ("socialboards", "create_ticket"),
    ("featurebase", "create_ticket"),
]
DAY = 86_400
MALFORMED = [b"", b" ", b"a b", b"\xe9", b"x" * 256, b"a\tb", b"\x7f", b"a,\x00b"]
OTHER = "Something else"
# This door goes by what it reads of a body, the others by all of it.
NOTICED = {
    ("socialboards", "create_ticket"): {"title": OTHER},
    ("socialboards", "list_tickets"): {"take": 6},
    ("socialboards", "add_reply"): {"message": OTHER},
}


@pytest.fixture(scope="module")
async def world(database: Database) -> AsyncGenerator[World]:
    async with open_desk(database) as desk:
        yield await complete(await build_world(desk))


class Posting:
    """One POST of a door, ready to be sent under keys."""

    def __init__(self, world: World, door: str, name: str) -> None:
        self.world, self.stand = world, STANDS[door]
        self.words: Words = words_of(world)
        self.operation: Operation = self.stand.operations[name]
        self.path = self.stand.path(self.operation, self.words)

    async def under(self, key: str | bytes, **options: object) -> httpx.Response:
        desk: Desk = self.world.desk
        headers = {"idempotency-key": key}
        return await self.stand.send(desk, self.operation, self.path, self.words, headers=headers, **options)

    def is_done(self, answer: httpx.Response) -> bool:
        return answer.status_code in {self.operation.status, *self.operation.also}


@pytest.mark.parametrize(("door", "name"), POSTS)
class TestAPostUnderOneKey:
    async def test_has_one_effect(self, desk: Desk, door: str, name: str) -> None:
        posting = Posting(await complete(await build_world(desk)), door, name)
        first = await posting.under("once")
        assert posting.is_done(first), first.text
        assert "idempotency-replayed" not in first.headers
        after = await mark_of(desk)
        again = await posting.under("once")
        assert (again.status_code, again.content) == (first.status_code, first.content)
        assert again.headers["idempotency-replayed"] == "true"
        assert again.headers["content-type"] == first.headers["content-type"]
        assert await mark_of(desk) == after

    async def test_that_is_malformed_is_refused(self, world: World, door: str, name: str) -> None:
        before, posting = await mark_of(world.desk), Posting(world, door, name)
        for key in MALFORMED:
            answer = await posting.under(key)
            assert answer.status_code == 400, (key, answer.text)
            assert "Idempotency-Key" in answer.text
        assert await mark_of(world.desk) == before


class TestAKeyUsedForAnotherRequest:
    @pytest.mark.parametrize(("door", "name"), WITH_BODIES)
    async def test_is_refused_in_the_doors_words(self, desk: Desk, door: str, name: str) -> None:
        posting = Posting(await complete(await build_world(desk)), door, name)
        assert posting.is_done(await posting.under("once"))
        before = await mark_of(desk)
        body = posting.stand.bodies[name](posting.words) | NOTICED.get((door, name), {"unheard": OTHER})
        answer = await posting.under("once", json=body)
        assert answer.status_code == 422, answer.text
        assert await mark_of(desk) == before

    @pytest.mark.parametrize(("door", "name"), [each for each in POSTS if each not in WITH_BODIES])
    async def test_may_be_used_on_another_object(self, desk: Desk, door: str, name: str) -> None:
        world = await complete(await build_world(desk))
        posting = Posting(world, door, name)
        first = await posting.under("once")
        world.ids |= {"ticket_id": world.ids["other_ticket_id"], "customer_id": world.ids["third_id"]}
        hook = {"url": "https://hooks.example.com/2", "events": ["ticket.*"], "format": "featurebase"}
        world.ids["webhook_id"] = (await desk.made("/webhooks", hook))["id"]
        other = await Posting(world, door, name).under("once")
        assert posting.is_done(other)
        assert "idempotency-replayed" not in other.headers
        assert other.text != first.text

    async def test_is_refused_where_only_the_query_differs(self, desk: Desk) -> None:
        path, body, headers = "/v1/rest/custom-fields", {"name": "Size", "type": "text"}, {"idempotency-key": "once"}
        first = await desk.knock("POST", f"{path}?entity_type=request", json=body, headers=headers)
        assert first.json()["custom_field"]["entity_type"] == "request"
        other = await desk.knock("POST", f"{path}?entity_type=customer", json=body, headers=headers)
        assert (other.status_code, other.json()["error"]) == (422, "IDEMPOTENCY_KEY_REUSED")
        again = await desk.knock("POST", f"{path}?entity_type=request", json=body, headers=headers)
        assert again.headers["idempotency-replayed"] == "true"


@pytest.mark.parametrize(("door", "name"), CREATES)
class TestFiftyCallsAtOnce:
    async def test_under_one_key_have_one_effect(self, desk: Desk, door: str, name: str) -> None:
        posting = Posting(await complete(await build_world(desk)), door, name)
        before = (await desk.got("/tickets"))["meta"]["total"]
        answers = await asyncio.wait_for(asyncio.gather(*(posting.under("one") for _ in range(50))), 60)
        assert set(Counter(answer.status_code for answer in answers)) <= {posting.operation.status, 409}
        done = {answer.text for answer in answers if answer.is_success}
        assert len(done) == 1
        assert (await desk.got("/tickets"))["meta"]["total"] == before + 1
        again = await posting.under("one")
        assert ({again.text}, again.headers["idempotency-replayed"]) == (done, "true")


READS = {
    "native": "/api/v1/tickets",
    "clearfeed-rest": "/v1/rest/requests",
    "clearfeed-tickets": "/v1/requests",
    "socialboards": "/Teammates",
    "featurebase": "/v2/tickets",
}


class TestALimit:
    def test_is_tried_at_every_door(self) -> None:
        assert set(READS) == {door.name for door in DOORS}

    @pytest.mark.parametrize("door", READS)
    async def test_is_told_and_kept(self, database: Database, door: str) -> None:
        async with open_desk(database, house_for(database, rate="3/day")) as desk:
            for left in (2, 1, 0):
                answer = await desk.knock("GET", READS[door])
                assert answer.status_code == 200
                assert answer.headers["ratelimit-policy"] == '"key";q=3;w=86400'
                assert answer.headers["ratelimit"].startswith(f'"key";r={left};t=')
            before = await mark_of(desk)
            refused = await desk.knock("GET", READS[door])
            assert refused.status_code == 429
            assert 0 < int(refused.headers["retry-after"]) <= DAY
            assert await mark_of(desk) == before
            lost = await desk.knock("GET", f"{READS[door]}/nothing/here")
            assert lost.status_code == 429
            other = await desk.key_for(desk.owner.role)
            assert (await desk.knock("GET", READS[door], key=other)).status_code == 200

    async def test_of_the_token_is_by_address(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="3/day")) as desk:
            form = {"grant_type": "refresh_token", "refresh_token": desk.key, "client_id": "x"}
            answers = [await desk.knock("POST", "/token", data=form, key=None) for _ in range(4)]
            assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
            assert answers[-1].headers["retry-after"]
            assert answers[-1].json()["errorCode"] == 16
