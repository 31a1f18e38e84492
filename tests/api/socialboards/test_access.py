"""Teammates and tokens: who may be assigned, and the hour-long key."""

import datetime as dt
from typing import Any

import httpx
import pytest

from parley.api.socialboards.ids import Kind, spell_person
from parley.api.socialboards.tokens import LIFE, Access, looks_like_token, parse_token, spell_token
from parley.core.access import forget_actors, revoke_key
from parley.core.actor import Role
from parley.kit.clock import utc_now
from parley.kit.crypto import Secret
from parley.kit.db import Database
from tests.api.socialboards.boards import SEED, check, made, olivia
from tests.support.desks import SECRET, Desk, house_for, open_desk
from tests.support.marks import mark_of

FORM = "application/x-www-form-urlencoded"
NOW = dt.datetime(2025, 1, 15, tzinfo=dt.UTC)


async def teammates(desk: Desk, **params: Any) -> list[str]:
    answer = await desk.knock("GET", "/Teammates", params=params)
    assert answer.status_code == 200, answer.text
    return [each["name"] for each in answer.json()["data"]]


async def ask(desk: Desk, **fields: Any) -> httpx.Response:
    form = {"grant_type": "refresh_token", "refresh_token": desk.key, "client_id": "mine", **fields}
    return await desk.knock(
        "POST", "/token", data={name: text for name, text in form.items() if text is not None}, key=None
    )


async def token_of(desk: Desk, **fields: Any) -> str:
    answer = await ask(desk, **fields)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


class TestTeammates:
    async def test_are_the_active_agents_by_the_ids_that_tickets_take(self, desk: Desk) -> None:
        alex = await desk.made("/users", {"email": "alex@example.com", "name": "Alex", "role": "light"})
        left = await desk.made("/users", {"email": "left@example.com", "name": "Left"})
        await desk.call("DELETE", f"/users/{left['id']}")
        answer = await desk.knock("GET", "/Teammates", key=await desk.key_for(Role.READ))
        id_ = spell_person(Kind.TEAMMATE, int(alex["id"].removeprefix("user_")))
        assert answer.json() == {
            "data": [
                {"id": olivia(desk), "name": "Olivia Owner", "email": "owner@desk.test", "role": "owner"},
                {"id": id_, "name": "Alex", "email": "alex@example.com", "role": "light"},
            ],
            "errorCode": -1,
            "errorText": None,
        }
        await made(desk, assigneeId=id_)

    async def test_can_be_those_of_one_group(self, desk: Desk) -> None:
        alex = await desk.made("/users", {"email": "alex@example.com", "name": "Alex"})
        team = await desk.made("/teams", {"name": "Billing", "member_ids": [alex["id"]]})
        await desk.made("/teams", {"name": "Billing two"})
        for group, expected in (
            ("Billing", ["Alex"]),
            ("bILLING", ["Alex"]),
            (team["id"].removeprefix("team_"), ["Alex"]),
            ("Billing two", []),
            ("Bill", []),
            ("99999999", []),
            ("%", []),
        ):
            assert await teammates(desk, group=group) == expected, group
        assert len(await teammates(desk, nonsense="x")) == 2

    async def test_are_none_of_another_desks(self, desk: Desk, other_desk: Desk) -> None:
        team = await other_desk.made("/teams", {"name": "Theirs", "member_ids": [f"user_{other_desk.owner.id}"]})
        assert await teammates(desk, group="Theirs") == []
        assert await teammates(desk, group=team["id"].removeprefix("team_")) == []

    async def test_are_asked_for_in_one_group_at_a_time(self, desk: Desk) -> None:
        for query in ("group=a&group=b", "group=a%00", f"group={'x' * 256}"):
            check(await desk.knock("GET", f"/Teammates?{query}"), 400, 1)


class TestARefusedToken:
    @pytest.mark.parametrize(
        ("fields", "path"),
        [
            ({"grant_type": None}, "grant_type"),
            ({"grant_type": "password"}, "grant_type"),
            ({"refresh_token": None}, "refresh_token"),
            ({"refresh_token": ""}, "refresh_token"),
            ({"refresh_token": "x" * 401}, "refresh_token"),
            ({"refresh_token": ["a", "b"]}, ""),
            ({"refresh_token": "a\x00"}, ""),
            ({"client_id": "x" * 256}, "client_id"),
        ],
    )
    async def test_names_the_field(self, desk: Desk, fields: dict[str, Any], path: str) -> None:
        assert check(await ask(desk, **fields), 400, 1).startswith(path)

    @pytest.mark.parametrize("raw", [b"\xff", b"a=%ff", b"&".join(b"a%d=1" % n for n in range(30))])
    async def test_takes_no_form_that_is_none(self, desk: Desk, raw: bytes) -> None:
        check(await desk.knock("POST", "/token", content=raw, headers={"content-type": FORM}, key=None), 400, 1)

    async def test_takes_no_json(self, desk: Desk) -> None:
        check(await desk.knock("POST", "/token", json={"grant_type": "refresh_token"}, key=None), 415, 14)

    async def test_is_the_same_for_every_key_that_is_none(self, desk: Desk) -> None:
        key = await desk.key_for(Role.AGENT)
        async with desk.work() as work:
            await revoke_key(work, key=int(key.split("_")[2]))
        said: set[str] = set()
        for bad in ("x", key, desk.key[:-1] + ("A" if desk.key[-1] != "A" else "B"), await token_of(desk)):
            answer = await ask(desk, refresh_token=bad)
            said.add(check(answer, 401, 2))
            assert answer.headers["www-authenticate"] == "Bearer"
        assert len(said) == 1

    async def test_is_counted_by_address(self, database: Database) -> None:
        async with open_desk(database, house_for(database, rate="2/day")) as desk:
            for _ in range(2):
                assert (await ask(desk)).status_code == 200
            answer = await ask(desk)
            check(answer, 429, 16)
            assert int(answer.headers["retry-after"]) >= 1


class TestAToken:
    async def test_opens_the_door_as_its_key_does(self, desk: Desk) -> None:
        answer = await ask(desk)
        said = answer.json()
        token = said.pop("access_token")
        assert (answer.status_code, said) == (200, {"token_type": "bearer", "expires_in": 3600})
        assert (await desk.knock("POST", "/tickets", json=SEED, key=token)).status_code == 200
        assert (await desk.knock("POST", "/tickets/1/replies", json={"message": "x"}, key=token)).json()["data"][
            "author"
        ]["id"] == olivia(desk)

    async def test_may_no_more_than_its_key(self, desk: Desk) -> None:
        token = await token_of(desk, refresh_token=await desk.key_for(Role.READ))
        check(await desk.knock("POST", "/tickets", json=SEED, key=token), 403, 3)
        assert (await desk.knock("GET", "/Teammates", key=token)).status_code == 200

    async def test_opens_no_other_door(self, desk: Desk) -> None:
        assert (await desk.call("GET", "/tickets", key=await token_of(desk))).status_code == 401

    async def test_is_taken_from_a_form_with_names_in_any_case_and_without_a_client(self, desk: Desk) -> None:
        form = {"Grant_Type": "refresh_token", "REFRESH_TOKEN": desk.key}
        assert (await desk.knock("POST", "/token", data=form, key=None)).status_code == 200

    async def test_dies_with_its_key(self, desk: Desk) -> None:
        key = await desk.key_for(Role.AGENT)
        token = await token_of(desk, refresh_token=key)
        assert (await desk.knock("GET", "/Teammates", key=token)).status_code == 200
        async with desk.work() as work:
            await revoke_key(work, key=int(key.split("_")[2]))
        check(await desk.knock("GET", "/Teammates", key=token), 401, 2)

    async def test_dies_after_an_hour(self, desk: Desk) -> None:
        access = Access(desk.workspace.id, int(desk.key.split("_")[2]))
        for age, status in ((dt.timedelta(minutes=59), 200), (dt.timedelta(minutes=61), 401)):
            token = spell_token(SECRET, access, now=utc_now() - age)
            assert (await desk.knock("GET", "/Teammates", key=token)).status_code == status

    async def test_of_a_key_that_never_was_opens_nothing(self, desk: Desk, other_desk: Desk) -> None:
        forget_actors()
        key = int(other_desk.key.split("_")[2])
        token = spell_token(SECRET, Access(desk.workspace.id, key), now=utc_now())
        check(await desk.knock("GET", "/Teammates", key=token), 401, 2)

    async def test_is_made_without_changing_anything(self, desk: Desk) -> None:
        before = await mark_of(desk)
        await token_of(desk)
        assert await mark_of(desk) == before


class TestATokensText:
    def test_is_read_back_until_its_hour_is_over(self) -> None:
        text = spell_token(SECRET, Access(3, 7), now=NOW)
        assert looks_like_token(text)
        assert parse_token(SECRET, text, now=NOW + LIFE - dt.timedelta(seconds=1)) == Access(3, 7)
        assert parse_token(SECRET, text, now=NOW + LIFE) is None

    def test_is_nobodys_else(self) -> None:
        text = spell_token(SECRET, Access(3, 7), now=NOW)
        assert parse_token(Secret(b"another"), text, now=NOW) is None
        assert parse_token(SECRET, text.replace("_3_7_", "_4_7_"), now=NOW) is None
        assert parse_token(SECRET, text.replace("_7_", "_8_"), now=NOW) is None
        assert parse_token(SECRET, "parley_1_1_x", now=NOW) is None


class TestTheNameOfAProof:
    async def test_is_no_key(self, desk: Desk) -> None:
        assert (await desk.knock("GET", "/Teammates", key=await token_of(desk))).status_code == 200
        _, workspace, key, _ = desk.key.split("_", 3)
        for text in (f"{workspace}:{key}", f"shown:{workspace}:{key}", f"('shown', {workspace}, {key})"):
            assert (await desk.knock("GET", "/Teammates", key=text)).status_code == 401, text
            assert (await desk.call("GET", "/me", key=text)).status_code == 401, text
