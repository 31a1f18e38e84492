"""How sessions end: by choice, with the password, with the agent; and what ends with them."""

from parley.api.toolbox.house import Rhythm
from parley.core.actor import Role
from parley.kit.db import Database
from tests.api.native.listeners import root_of
from tests.support.desks import Desk, house_for, open_desk
from tests.support.rows import recorded
from tests.support.seats import PASSWORD, begin_session, give_password, open_browser
from tests.support.streams import listening


class TestTheEndOfASession:
    async def test_comes_by_signing_out(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            await browser.sign_in()
            text = browser.cookie
            answer = await browser.call("DELETE", "/session")
            assert answer.status_code == 204
            assert answer.headers["set-cookie"].startswith("parley=; Path=/")
            assert answer.headers["set-cookie"].endswith("Max-Age=0")
            again = await browser.call("GET", "/session", headers={"cookie": f"parley={text}"})
        assert again.status_code == 401
        assert [data["reason"] for name, data in await recorded(desk, "session") if name == "session.ended"] == [
            "signed_out"
        ]

    async def test_of_ones_own_others_comes_by_choice(self, desk: Desk, other_desk: Desk) -> None:
        await give_password(desk)
        foreign = (await begin_session(other_desk, other_desk.owner.id or 0)).session.id
        user = await desk.made("/users", {"email": "ann@desk.test", "name": "Ann"})
        anns = (await begin_session(desk, int(user["id"].removeprefix("user_")))).session.id
        async with open_browser(desk) as phone, open_browser(desk, agent="Mozilla (iPhone) Safari/1") as browser:
            await phone.sign_in(remember=True)
            await browser.sign_in()
            listed = (await browser.call("GET", "/sessions")).json()["data"]
            assert [(each["browser"], each["current"], each["remembered"]) for each in listed] == [
                ("Safari on iPhone", True, False),
                ("Firefox on Linux", False, True),
            ]
            assert {each["address"] for each in listed} == {"127.0.0.1"}
            for number in (anns, foreign, 987654321):
                assert (await browser.call("DELETE", f"/sessions/sess_{number}")).status_code == 404
            assert (await browser.call("DELETE", f"/sessions/{listed[1]['id']}")).status_code == 204
            assert (await browser.call("DELETE", f"/sessions/{listed[1]['id']}")).status_code == 404
            assert (await phone.call("GET", "/session")).status_code == 401
            assert (await browser.call("GET", "/session")).status_code == 200

    async def test_comes_when_the_agent_leaves_and_is_not_undone(self, desk: Desk) -> None:
        user = await desk.made("/users", {"email": "ann@desk.test", "name": "Ann"})
        await give_password(desk, int(user["id"].removeprefix("user_")))
        async with open_browser(desk) as browser:
            await browser.sign_in("ann@desk.test")
            await desk.call("DELETE", f"/users/{user['id']}")
            assert (await browser.call("GET", "/session")).status_code == 401
            await desk.call("PATCH", f"/users/{user['id']}", json={"active": True})
            assert (await browser.call("GET", "/session")).status_code == 401
            assert (await browser.sign_in("ann@desk.test")).status_code == 201

    async def test_comes_for_the_others_when_the_password_changes(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as one, open_browser(desk) as other:
            await one.sign_in()
            await other.sign_in()
            body = {"current_password": PASSWORD, "password": "another long sentence"}
            assert (await one.call("PUT", "/me/password", json=body)).status_code == 200
            assert (await one.call("GET", "/session")).status_code == 200
            assert (await other.call("GET", "/session")).status_code == 401
            assert (await other.sign_in()).status_code == 401
            assert (await other.sign_in(password="another long sentence")).status_code == 201

    async def test_ends_its_live_stream(self, database: Database) -> None:
        rhythm = Rhythm(heartbeat=60, check=60, doubt=0.1)
        async with open_desk(database, house_for(database, rhythm=rhythm)) as desk:
            await give_password(desk)
            async with open_browser(desk) as browser:
                await browser.sign_in()
                async with listening(root_of(desk), "", "types=tag.*", cookie=f"parley={browser.cookie}") as ear:
                    await browser.call("POST", "/tags", json={"name": "heard"})
                    await ear.until(lambda ear: bool(ear.events))
                    await browser.call("DELETE", "/session")
                    assert await ear.end() == "this key may not listen any more"

    async def test_is_a_lower_role_at_once(self, desk: Desk) -> None:
        user = await desk.made("/users", {"email": "ann@desk.test", "name": "Ann", "role": "admin"})
        await give_password(desk, int(user["id"].removeprefix("user_")))
        async with open_browser(desk) as browser:
            await browser.sign_in("ann@desk.test")
            assert (await browser.call("POST", "/tags", json={"name": "a"})).status_code == 201
            await desk.call("PATCH", f"/users/{user['id']}", json={"role": Role.LIGHT.value})
            assert (await browser.call("POST", "/tags", json={"name": "b"})).status_code == 403
