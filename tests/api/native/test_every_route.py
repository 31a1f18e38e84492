"""Every route of the door, without its key, with another workspace's ids, and with a role that is too low."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import httpx
import pytest

from parley.api.toolbox.operations import PATH_NAME
from parley.core.actor import Role
from parley.kit.db import Database
from tests.support.desks import open_desk
from tests.support.marks import mark_of
from tests.support.references import REFERENCES, referring
from tests.support.worlds import BODIES, EVERY, OPERATIONS, World, build_world, ids_in, path_with

WRITES = [name for name, operation in OPERATIONS.items() if operation.method != "GET"]
WITH_IDS = [name for name, operation in OPERATIONS.items() if PATH_NAME.search(operation.path)]
WITH_BODIES = [name for name, operation in OPERATIONS.items() if operation.body is not None and not operation.reader]
PLACES = [(name, place) for name, places in REFERENCES.items() for place in places]


@dataclass
class Two:
    """Two workspaces; the other has more tickets, so that its last one's number is none of ours."""

    own: World
    other: World

    async def marks(self) -> list[dict[str, str | None]]:
        return [await mark_of(self.own.desk), await mark_of(self.other.desk)]


@pytest.fixture(scope="module")
async def two(database: Database) -> AsyncGenerator[Two]:
    async with open_desk(database) as own, open_desk(database) as other:
        yield Two(await build_world(own), await build_world(other, tickets=8))


class TestTheTable:
    def test_has_a_row_for_every_operation_with_a_body(self) -> None:
        assert set(BODIES) == set(REFERENCES) == set(WITH_BODIES)


class TestAKey:
    @pytest.mark.parametrize("name", OPERATIONS)
    async def test_is_needed(self, two: Two, name: str) -> None:
        operation, desk = OPERATIONS[name], two.own.desk
        revoked = await desk.made("/keys", {"name": "Lost"})
        await desk.call("DELETE", f"/keys/{revoked['id']}")
        before = await two.marks()
        url = f"/api/v1{two.own.path_of(operation)}"
        answers = [
            await desk.client.request(operation.method, url, headers=httpx.Headers(headers, "latin-1"), params=params)
            for headers, params in (
                ([], {}),
                ([("authorization", "Basic dXNlcjpwYXNz")], {}),
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
        assert {answer.text for answer in answers} == {
            '{"error":{"code":"UNAUTHORIZED","message":"Invalid or missing API key","details":{}}}'
        }
        assert await two.marks() == before


class TestAnotherWorkspacesId:
    @pytest.mark.parametrize("name", WITH_IDS)
    async def test_in_a_path_is_not_found(self, two: Two, name: str) -> None:
        operation, before = OPERATIONS[name], await two.marks()
        for foreign in ids_in(operation.path):
            path = path_with(operation, two.own.ids | {foreign: two.other[foreign]})
            answer = await two.own.send(operation, path)
            assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND"), (path, answer.text)
            unknown = await two.own.send(operation, path_with(operation, two.own.ids | {foreign: _unknown(foreign)}))
            assert unknown.json() == answer.json(), "it differs from one that never existed"
        assert await two.marks() == before

    @pytest.mark.parametrize(("name", "place"), PLACES)
    async def test_in_a_body_is_refused_by_its_path(self, two: Two, name: str, place: str) -> None:
        before = await two.marks()
        answer = await two.own.send(OPERATIONS[name], json=referring(name, place, two.own, two.other))
        assert answer.status_code == 400, answer.text
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [place]
        assert await two.marks() == before

    @pytest.mark.parametrize("filtered", ["assignee_id", "customer_id", "company_id", "team_id", "inbox_id"])
    async def test_in_a_filter_finds_nothing(self, two: Two, filtered: str) -> None:
        foreign = two.other["user_id" if filtered == "assignee_id" else filtered]
        assert (await two.own.desk.got(f"/tickets?{filtered}={foreign}"))["data"] == []


class TestARoleThatIsTooLow:
    @pytest.mark.parametrize("name", WRITES)
    @pytest.mark.parametrize("role", [Role.LIGHT, Role.READ])
    async def test_is_refused_and_changes_nothing(self, two: Two, name: str, role: Role) -> None:
        key = await two.own.desk.key_for(role)
        before = await two.marks()
        answer = await two.own.send(OPERATIONS[name], key=key)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "FORBIDDEN"), answer.text
        assert await two.marks() == before

    @pytest.mark.parametrize(
        "name",
        [
            "create_key",
            "create_user",
            "update_workspace",
            "create_sla_policy",
            "create_inbox",
            "create_status",
            "create_field",
        ],
    )
    async def test_of_an_agent_does_not_manage(self, two: Two, name: str) -> None:
        key = await two.own.desk.key_for(Role.AGENT)
        assert (await two.own.send(OPERATIONS[name], key=key)).status_code == 403


class TestAWrongAddress:
    @pytest.mark.parametrize("name", OPERATIONS)
    async def test_with_a_wrong_method_names_the_right_ones(self, two: Two, name: str) -> None:
        path = OPERATIONS[name].path
        known = {operation.method for operation in EVERY.values() if operation.path == path}
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "QUERY", "TRACE"} - known:
            answer = await two.own.desk.call(method, two.own.path_of(OPERATIONS[name]))
            assert (answer.status_code, answer.json()["error"]["code"]) == (405, "METHOD_NOT_ALLOWED")
            assert set(answer.headers["allow"].split(", ")) == known | {"OPTIONS"}

    @pytest.mark.parametrize("name", OPERATIONS)
    async def test_is_not_found(self, two: Two, name: str) -> None:
        path = two.own.path_of(OPERATIONS[name])
        for wrong in (
            f"{path}/",
            f"/{path}",
            f"{path}//",
            f"{path}%2F",
            path.replace("/", "//"),
            f"{path}/%00",
            f"{path}/x",
        ):
            answer = await two.own.desk.call("GET", wrong)
            assert (answer.status_code, answer.json()["error"]["code"]) in NOT_THERE, wrong

    @pytest.mark.parametrize("name", WITH_IDS)
    async def test_with_a_malformed_id_is_not_found(self, two: Two, name: str) -> None:
        operation = OPERATIONS[name]
        for place in PATH_NAME.findall(operation.path):
            prefix = two.own[place].rpartition("_")[0]
            for wrong in MALFORMED:
                path = path_with(operation, two.own.ids | {place: wrong.replace("@", f"{prefix}_")})
                answer = await two.own.send(operation, path)
                assert _is_refused(answer), (path[:80], answer.status_code)


# A path with an extra segment may be another route of another method.
NOT_THERE = {(404, "NOT_FOUND"), (405, "METHOD_NOT_ALLOWED")}
MALFORMED = [
    "@" + "9" * 5_000, "@" + "9" * 19, "@9223372036854775808", "@0", "@01", "@-1", "@+1", "@1_0", "@1.0", "@1e3", "@",
    "@%D9%A3", "@%EF%BC%91", "@%C2%B2", "@ 1", "@1%20", "@1%0A", "@1%2F", "@1%00", "%00", "%FF", "%ED%A0%80", "@0x1",
    "x_1", "null", "@1;x", "@1%3Fx", "*", "@true",
]  # fmt: skip


def _unknown(place: str) -> str:
    prefixes = {"ticket_id": "tkt", "conversation_id": "conv", "company_id": "comp", "customer_id": "cust"}
    prefixes |= {
        "sla_policy_id": "sla",
        "webhook_id": "wh",
        "section_id": "col",
        "article_id": "art",
        "category_id": "cat",
        "invitation_id": "inv",
    }
    return f"{prefixes.get(place, place.removesuffix('_id'))}_987654321"


def _is_refused(answer: httpx.Response) -> bool:
    return (answer.status_code, answer.json()["error"]["code"]) in NOT_THERE | {(400, "BAD_REQUEST")}
