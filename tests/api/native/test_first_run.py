"""The first run: who holds the link sets the desk up, once."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from parley.app.demo import TICKETS
from parley.app.samples import Furnisher, make_samples
from parley.core.actor import system_actor
from parley.core.seats import make_setup_link
from parley.core.seats.links import Purpose, make_link
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.marks import mark_of
from tests.support.rows import recorded
from tests.support.seats import begin_session, give_password, open_browser

WANTED = {
    "name": "Ada Owner",
    "email": "ada@example.com",
    "password": "a long sentence is best",
    "workspace_name": "Acme support",
}
SPENT = '{"error":{"code":"UNAUTHORIZED","message":"This link is not valid any more","details":{}}}'


async def a_token(desk: Desk) -> str:
    async with desk.work(system_actor(desk.workspace.id)) as work:
        return await make_setup_link(work)


async def entrance(desk: Desk) -> dict[str, Any]:
    answer = await desk.call("GET", f"/entrance?workspace={desk.workspace.slug}", key=None)
    assert answer.status_code == 200
    return answer.json()["data"]


class TestASetup:
    @pytest.mark.parametrize("spoiled", ["{}x", "", "1_1_" + "x" * 43, "{:.30}", "0{}", "{} ", "%00"])
    async def test_by_a_spoiled_token_is_refused(self, desk: Desk, spoiled: str) -> None:
        token = spoiled.format(await a_token(desk))
        before = await mark_of(desk)
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)
        assert answer.status_code == (401 if token else 400)
        assert answer.text == SPENT or not token
        assert await mark_of(desk) == before

    @pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.PASSWORD_RESET])
    async def test_by_a_link_for_another_purpose_is_refused(self, desk: Desk, purpose: Purpose) -> None:
        async with desk.work() as work:
            token = await make_link(work, purpose, agent=desk.owner.id)
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)
        assert (answer.status_code, answer.text) == (401, SPENT)

    async def test_by_an_expired_link_is_refused(self, desk: Desk) -> None:
        token = await a_token(desk)
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute(
                "update one_time_links set expires_at = $2 where workspace_id = $1",
                desk.workspace.id, desk.house.now() - dt.timedelta(seconds=1),
            )  # fmt: skip
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)
        assert (answer.status_code, answer.text) == (401, SPENT)

    @pytest.mark.parametrize(
        ("change", "path"),
        [
            ({"password": "short"}, "password"),
            ({"password": "password123"}, "password"),
            ({"password": "aaaaaaaaaaaaaaaa"}, "password"),
            ({"password": "ADA@example.com"}, "password"),
            ({"password": "x" * 257}, "password"),
            ({"email": "ada"}, "email"),
            ({"email": "ada@example.com\r\nBcc: eve@example.com"}, "email"),
            ({"name": "\r\n"}, "name"),
            ({"workspace_name": "\u2028"}, "workspace_name"),
        ],
    )
    async def test_of_what_is_no_desk_is_refused_and_may_be_tried_again(
        self, desk: Desk, change: dict[str, str], path: str
    ) -> None:
        token = await a_token(desk)
        before = await mark_of(desk)
        answer = await desk.call("POST", "/setup", json={**WANTED, **change, "token": token}, key=None)
        assert answer.status_code == 400
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [path]
        assert await mark_of(desk) == before
        assert (await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)).status_code == 201

    async def test_under_a_taken_address_is_refused(self, desk: Desk) -> None:
        await desk.made("/users", {"email": "ADA@example.com", "name": "Another"})
        token = await a_token(desk)
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)
        assert answer.status_code == 409
        assert (await entrance(desk))["needs_setup"] is True

    @pytest.mark.parametrize("sat", ["password", "session"])
    async def test_is_over_once_somebody_can_sign_in(self, desk: Desk, sat: str) -> None:
        token = await a_token(desk)
        user = await desk.made("/users", {"email": "ann@desk.test", "name": "Ann"})
        number = int(user["id"].removeprefix("user_"))
        await (give_password(desk, number) if sat == "password" else begin_session(desk, number))
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None)
        assert (answer.status_code, answer.json()["error"]["message"]) == (409, "This desk was set up already")
        assert (await entrance(desk))["needs_setup"] is False

    async def test_of_another_sites_page_is_refused(self, desk: Desk) -> None:
        token = await a_token(desk)
        headers = {"origin": "https://evil.example"}
        answer = await desk.call("POST", "/setup", json={**WANTED, "token": token}, key=None, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF")

    async def test_twice_at_once_is_done_once(self, desk: Desk) -> None:
        tokens = [await a_token(desk), await a_token(desk)]
        answers = await asyncio.gather(
            *(
                desk.call("POST", "/setup", json={**WANTED, "token": token, "name": f"Ada {place}"}, key=None)
                for place, token in enumerate([*tokens, *tokens])
            )
        )
        codes = sorted(answer.status_code for answer in answers)
        assert codes[0] == 201
        assert set(codes[1:]) <= {401, 409}

    async def test_makes_the_owner_and_signs_in(self, desk: Desk) -> None:
        assert await entrance(desk) == {
            "workspace_name": "Test desk",
            "needs_setup": True,
            "password": True,
            "link": False,
            "oidc": None,
        }
        async with open_browser(desk) as browser:
            answer = await browser.call("POST", "/setup", json={**WANTED, "token": await a_token(desk)})
            assert answer.status_code == 201, answer.text
            browser.take(answer)
            seat = (await browser.call("GET", "/session")).json()["data"]
            assert (seat["user"]["name"], seat["user"]["email"]) == ("Ada Owner", "ada@example.com")
            assert (seat["user"]["role"], seat["workspace"]["name"]) == ("owner", "Acme support")
            assert (await browser.call("POST", "/tags", json={"name": "mine"})).status_code == 201
            assert (await browser.sign_in("ada@example.com")).status_code == 201
        assert (await entrance(desk))["needs_setup"] is False
        told = dict(await recorded(desk, "agent"))
        assert told["agent.updated"]["changes"]["email"] == ["owner@desk.test", "ada@example.com"]
        assert told["agent.password_changed"] == {"by": "setup"}

    async def test_has_the_sample_data_made_meanwhile(self, database: Database, tmp_path: Path) -> None:
        furnisher = Furnisher(database, tmp_path.as_uri())
        async with open_desk(database, house_for(database, furnish=furnisher.furnish)) as desk:
            body = {**WANTED, "token": await a_token(desk), "sample_data": True}
            assert (await desk.call("POST", "/setup", json=body, key=None)).status_code == 201
            await asyncio.gather(*furnisher._running)
            assert (await desk.got("/tickets"))["meta"]["total"] == TICKETS
            assert await make_samples(database, desk.house.vault, desk.workspace.id) is None

    async def test_has_the_sample_data_made_by_the_worker_where_the_web_process_ended(self, desk: Desk) -> None:
        body = {**WANTED, "token": await a_token(desk), "sample_data": True}
        assert (await desk.call("POST", "/setup", json=body, key=None)).status_code == 201
        wanted = (desk.database, desk.house.vault, desk.workspace.id)
        done = await asyncio.gather(*(make_samples(*wanted) for _ in range(3)))
        assert sorted(done, key=bool) == [None, None, desk.workspace.id]
        assert (await desk.got("/tickets"))["meta"]["total"] == TICKETS


class TestTheEntrance:
    async def test_of_an_unknown_workspace_is_refused(self, desk: Desk) -> None:
        answer = await desk.call("GET", "/entrance?workspace=nowhere-at-all", key=None)
        assert answer.status_code == 400

    async def test_is_found_by_the_host(self, desk: Desk) -> None:
        await desk.call("PATCH", "/workspace", json={"name": "By host"})
        async with open_browser(desk) as browser:
            assert (await browser.call("GET", "/entrance")).json()["data"]["workspace_name"] == "By host"
