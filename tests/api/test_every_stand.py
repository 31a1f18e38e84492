"""Every route of every vendor's door: no key, a revoked one, one that only reads, and another workspace's ids."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import httpx
import pytest

from parley.api.featurebase.ids import Kind
from parley.api.toolbox.operations import PATH_NAME
from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import open_desk
from tests.support.marks import mark_of
from tests.support.stands import STANDS
from tests.support.stands.model import Words, complete, nobody, words_of
from tests.support.worlds import World, build_world

ROUTES = [(door, each.name) for door, stand in STANDS.items() for each in stand.door.operations if not each.public]
WITH_IDS = [(d, n) for d, n in ROUTES if PATH_NAME.search(STANDS[d].operations[n].path)]
WRITES = [(d, n) for d, n in ROUTES if STANDS[d].operations[n].method != "GET" and n not in STANDS[d].reads]
PLACES = [(d, n, place) for d, stand in STANDS.items() for n, places in stand.references.items() for place in places]
# What is beneath a desk's own customer may be made by naming it: no id of ours, so nothing to be refused.
MADE = {("featurebase", "add_participant", "participant.userId")}


@dataclass
class Two:
    """Two workspaces; the other has more tickets, so that its last one's number is none of ours."""

    own: World
    other: World

    @property
    def words(self) -> Words:
        return words_of(self.own)

    @property
    def foreign(self) -> Words:
        return words_of(self.other)

    @property
    def never(self) -> Words:
        return nobody(self.own.desk.workspace.id)

    async def marks(self) -> list[dict[str, str | None]]:
        return [await mark_of(self.own.desk), await mark_of(self.other.desk)]


@pytest.fixture(scope="module")
async def two(database: Database) -> AsyncGenerator[Two]:
    async with open_desk(database) as own, open_desk(database) as other:
        yield Two(await complete(await build_world(own)), await complete(await build_world(other, tickets=8)))


class TestTheTables:
    @pytest.mark.parametrize("door", STANDS)
    def test_have_a_row_for_every_operation_with_a_body(self, door: str) -> None:
        stand = STANDS[door]
        wanted = {each.name for each in stand.door.operations if each.body is not None and not each.public}
        assert set(stand.bodies) == set(stand.references) == wanted
        assert {name for each in stand.door.operations for name in PATH_NAME.findall(each.path)} <= set(stand.paths)


class TestAKey:
    @pytest.mark.parametrize(("door", "name"), ROUTES)
    async def test_is_needed(self, two: Two, door: str, name: str) -> None:
        stand, desk = STANDS[door], two.own.desk
        operation = stand.operations[name]
        revoked = await desk.made("/keys", {"name": "Lost"})
        await desk.call("DELETE", f"/keys/{revoked['id']}")
        before, url = await two.marks(), stand.path(operation, two.words)
        answers = [
            await desk.client.request(operation.method, url, headers=httpx.Headers(headers, "latin-1"), params=params)
            for headers, params in (
                ([], {}),
                ([("authorization", "Basic dXNlcjpwYXNz")], {}),
                ([("authorization", f"Basic {desk.key}")], {}),
                ([("authorization", desk.key)], {}),
                ([("authorization", "Bearer")], {}),
                ([("authorization", "Bearer wrong")], {}),
                ([("authorization", f"Bearer {desk.key}x")], {}),
                ([("authorization", "Bearer \u00e4")], {}),
                ([("authorization", f"Bearer {revoked['key']}")], {}),
                ([("authorization", f"Bearer {desk.key}"), ("authorization", f"Bearer {desk.key}")], {}),
                ([], {"key": desk.key, "api_key": desk.key, "access_token": desk.key, "authorization": desk.key}),
            )
        ]
        assert {answer.status_code for answer in answers} == {401}
        assert {answer.headers["www-authenticate"] for answer in answers} == {"Bearer"}
        assert len({answer.text for answer in answers}) == 1
        assert await two.marks() == before

    @pytest.mark.parametrize(("door", "name"), WRITES)
    async def test_that_only_reads_changes_nothing(self, two: Two, door: str, name: str) -> None:
        stand = STANDS[door]
        key, operation = await two.own.desk.key_for(Role.READ), stand.operations[name]
        before = await two.marks()
        answer = await stand.send(two.own.desk, operation, stand.path(operation, two.words), two.words, key=key)
        assert answer.status_code == 403, answer.text
        assert await two.marks() == before

    @pytest.mark.parametrize(("door", "name"), [each for each in ROUTES if each not in WRITES])
    async def test_that_only_reads_reads_and_changes_nothing(self, two: Two, door: str, name: str) -> None:
        stand = STANDS[door]
        key, operation = await two.own.desk.key_for(Role.READ), stand.operations[name]
        before = await two.marks()
        answer = await stand.send(two.own.desk, operation, stand.path(operation, two.words), two.words, key=key)
        assert answer.status_code in HIDDEN.get((door, name), {200}), answer.text
        assert await two.marks() == before


class TestAnotherWorkspacesId:
    @pytest.mark.parametrize(("door", "name"), WITH_IDS)
    async def test_in_a_path_is_what_one_that_never_was_is(self, two: Two, door: str, name: str) -> None:
        stand, desk = STANDS[door], two.own.desk
        operation, before = stand.operations[name], await two.marks()
        for place in PATH_NAME.findall(operation.path):
            answers = [
                await stand.send(desk, operation, stand.path(operation, two.words, **{place: words}), two.words)
                for words in (two.foreign, two.never)
            ]
            assert {answer.status_code for answer in answers} == {404}, [answer.text for answer in answers]
            assert answers[0].text == answers[1].text
        assert await two.marks() == before

    @pytest.mark.parametrize(("door", "name", "place"), [each for each in PLACES if each not in MADE])
    async def test_in_a_body_is_what_one_that_never_was_is(self, two: Two, door: str, name: str, place: str) -> None:
        stand, desk = STANDS[door], two.own.desk
        operation, before = stand.operations[name], await two.marks()
        path = stand.path(operation, two.words)
        answers = [
            await stand.send(desk, operation, path, two.words, json=_laid(stand.bodies[name](two.words), over))
            for over in (stand.references[name][place](words) for words in (two.foreign, two.never))
        ]
        if name in stand.reads:
            assert {answer.status_code for answer in answers} <= {200, 400, 404}
            assert all(not answer.json().get("data") for answer in answers)
        else:
            assert {answer.status_code for answer in answers} <= {400, 404}, [answer.text for answer in answers]
        shown = [_unnamed(answer.text, words) for answer, words in zip(answers, (two.foreign, two.never), strict=True)]
        assert shown[0] == shown[1]
        assert await two.marks() == before


def _laid(body: dict[str, object], over: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in (body | over).items() if value is not None}


def _unnamed(text: str, words: Words) -> str:
    """Leave out the id that was asked for, where the answer names the place by it."""
    for kind in Kind:
        text = text.replace(words.hex(kind, "field_id"), "#")
    for name in ("agent_field_id", "field_id"):
        text = text.replace(f".{words.number(name)}", ".#")
    return text


# The addresses that events are sent to are a matter of the settings.
HIDDEN = {("featurebase", "list_webhooks"): {403}, ("featurebase", "get_webhook"): {403}}
