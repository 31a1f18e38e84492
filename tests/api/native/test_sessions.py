"""Sessions through the native door: who is let in, for how long, and how it ends."""

import asyncio
import datetime as dt

import httpx
import pytest
import structlog

from parley.api.toolbox.limits import SignInLimits
from parley.core.access import drop_expired_sessions, forget_actors
from parley.kit.clock import utc_now
from parley.kit.db import Database
from parley.kit.passwords import Hasher, Verdict
from tests.support.desks import Desk, house_for, open_desk
from tests.support.rows import recorded
from tests.support.seats import PASSWORD, begin_session, give_password, open_browser

WRONG = '{"error":{"code":"UNAUTHORIZED","message":"The e-mail address or the password is wrong","details":{}}}'


async def age(desk: Desk, column: str, by: dt.timedelta) -> None:
    """Make the workspace's sessions older."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            f"update sessions set {column} = {column} - $2::interval where workspace_id = $1", desk.workspace.id, by
        )
    forget_actors()


class TestSigningIn:
    @pytest.mark.parametrize(
        ("email", "password"),
        [
            ("owner@desk.test", "a long sentence is worst"),
            ("owner@desk.test", f"{PASSWORD} "),
            ("owner@desk.test", "x" * 1024),
            ("nobody@desk.test", PASSWORD),
            ("not an address", PASSWORD),
            ("gone@desk.test", PASSWORD),
            ("fresh@desk.test", PASSWORD),
            ("' or 1=1 --@desk.test", PASSWORD),
        ],
    )
    async def test_with_what_is_wrong_is_answered_alike(self, desk: Desk, email: str, password: str) -> None:
        await give_password(desk)
        await desk.made("/users", {"email": "fresh@desk.test", "name": "No password"})
        gone = await desk.made("/users", {"email": "gone@desk.test", "name": "Gone"})
        await give_password(desk, int(gone["id"].removeprefix("user_")))
        await desk.call("DELETE", f"/users/{gone['id']}")
        async with open_browser(desk) as browser:
            answer = await browser.sign_in(email, password)
            assert (answer.status_code, answer.text) == (401, WRONG)
            assert "set-cookie" not in answer.headers
        assert [name for name, _ in await recorded(desk, "session")] == []

    async def test_takes_as_long_for_nobody_as_for_somebody(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        tried: list[str | None] = []
        hasher = desk.house.hasher
        judge = hasher._judge

        def listen(kept: str | None, password: str) -> Verdict:
            tried.append(kept)
            return judge(kept, password)

        monkeypatch.setattr(hasher, "_judge", listen)
        async with open_browser(desk) as browser:
            for email in ("owner@desk.test", "nobody@desk.test", "owner"):
                assert (await browser.sign_in(email)).status_code == 401
        assert tried == [None, None, None], "a digest is made whether there is one to compare with or not"

    async def test_of_another_workspace_is_wrong(self, desk: Desk, other_desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(other_desk) as browser:
            assert (await browser.sign_in()).text == WRONG
            answer = await browser.sign_in(workspace="nowhere-at-all")
            assert answer.status_code == 400
            assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == ["workspace"]
            assert (await browser.sign_in(workspace=desk.workspace.slug)).status_code == 201

    async def test_from_another_sites_page_is_refused(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            for headers in (
                {"origin": "https://evil.example"},
                {"origin": "null"},
                {"origin": f"{browser.client.base_url}".rstrip("/") + ".evil.example"},
                {"origin": None, "sec-fetch-site": "cross-site"},
                {"origin": None, "sec-fetch-site": "same-site"},
            ):
                body = {"email": "owner@desk.test", "password": PASSWORD}
                answer = await browser.call("POST", "/session", json=body, headers=headers)
                assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF"), headers
                assert "set-cookie" not in answer.headers

    async def test_seats_the_agent_and_says_who_it_is(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            answer = await browser.sign_in("OWNER@DESK.test")
            assert answer.status_code == 201
            cookie = answer.headers["set-cookie"]
            assert cookie.startswith(f"parley={desk.workspace.id}_")
            assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax")
            assert answer.headers["cache-control"] == "no-store"
            seat = (await browser.call("GET", "/session")).json()["data"]
            assert seat == answer.json()["data"]
            assert seat["user"]["email"] == "owner@desk.test"
            assert seat["workspace"]["slug"] == desk.workspace.slug
            assert seat["permissions"] == ["read", "note", "write", "manage"]
            assert seat["preferences"]["theme"] == "system"
            assert (seat["has_password"], seat["totp_enabled"]) == (True, False)
            assert (await browser.call("GET", "/me")).json()["data"]["type"] == "agent"
        assert browser.cookie.split("_", 2)[2] not in seat["csrf_token"]
        assert (
            await desk.call("GET", "/me", key=browser.cookie.partition("=")[2] or browser.cookie)
        ).status_code == 401
        (event,) = [data for name, data in await recorded(desk, "session") if name == "session.started"]
        assert event == {"agent_id": desk.owner.id, "method": "password"}

    async def test_is_limited_for_an_account_and_for_an_address(self, database: Database) -> None:
        limits = SignInLimits(account="2/day", address="4/day")
        async with open_desk(database, house_for(database, sign_ins=limits)) as desk:
            await give_password(desk)
            async with open_browser(desk) as browser:
                known = [(await browser.sign_in(password="wrong one")).status_code for _ in range(3)]
                unknown = [(await browser.sign_in("x@desk.test")).status_code for _ in range(2)]
                late = await browser.sign_in()
        assert (known, unknown) == ([401, 401, 429], [401, 429])
        assert late.status_code == 429
        assert 0 < int(late.headers["retry-after"]) <= 24 * 60 * 60

    async def test_behind_tls_leaves_a_cookie_for_this_host_alone(self, database: Database) -> None:
        async with open_desk(database, house_for(database, public_url="https://desk.test")) as desk:
            await give_password(desk)
            async with open_browser(desk) as browser:
                body = {"email": "owner@desk.test", "password": PASSWORD, "remember": True}
                plain = await browser.call("POST", "/session", json=body)
                assert plain.json()["error"]["code"] == "CSRF", "a page that was not sent by TLS proves nothing"
                answer = await browser.call("POST", "/session", json=body, headers={"origin": "https://desk.test"})
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-parley=")
        assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=7776000")

    async def test_with_a_digest_of_other_parameters_makes_it_anew(self, desk: Desk) -> None:

        old = await Hasher(memory_kib=1024, rounds=1).hash(PASSWORD)
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute(
                "update agents set password_hash = $2 where workspace_id = $1", desk.workspace.id, old
            )
            async with open_browser(desk) as browser:
                assert (await browser.sign_in()).status_code == 201
                assert (await browser.sign_in()).status_code == 201
            new = await connection.fetchval(
                "select password_hash from agents where workspace_id = $1", desk.workspace.id
            )
        assert new != old
        assert "m=19456,t=2,p=1" in new


class TestASession:
    @pytest.mark.parametrize(
        "spoiled", ["{}x", "x{}", '"{}"', "9" * 30 + "{}", "{0}{0}", "1_1_" + "x" * 43, "", "parley", "%00", "{:.40}"]
    )
    async def test_that_is_spoiled_is_none(self, desk: Desk, spoiled: str) -> None:
        text = (await begin_session(desk, desk.owner.id or 0)).text
        async with open_browser(desk) as browser:
            good = await browser.call("GET", "/session", headers={"cookie": f"other=1; parley={text}"})
            bad = await browser.call("GET", "/session", headers={"cookie": f"parley={spoiled.format(text)}"})
        assert (good.status_code, bad.status_code) == (200, 401)
        assert bad.headers["www-authenticate"] == "Bearer"

    async def test_of_another_workspace_is_that_ones(self, desk: Desk, other_desk: Desk) -> None:
        text = (await begin_session(desk, desk.owner.id or 0)).text
        forged = f"{other_desk.workspace.id}_{text.partition('_')[2]}"
        async with open_browser(desk) as browser:
            answer = await browser.call("GET", "/session", headers={"cookie": f"parley={forged}"})
        assert answer.status_code == 401

    async def test_goes_after_a_key(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            await browser.sign_in()
            wrong = await browser.call("GET", "/tickets", headers={"authorization": "Bearer wrong"})
            assert wrong.status_code == 401, "a wrong key is not made good by a cookie"
            keyed = await browser.call("GET", "/session", headers={"authorization": f"Bearer {desk.key}"})
            assert (keyed.status_code, keyed.json()["error"]["code"]) == (403, "FORBIDDEN")

    @pytest.mark.parametrize(
        ("remembered", "column", "holds", "ends"),
        [
            (False, "expires_at", dt.timedelta(hours=11, minutes=59), dt.timedelta(hours=12)),
            (True, "expires_at", dt.timedelta(days=89, hours=23), dt.timedelta(days=90)),
            (True, "last_used_at", dt.timedelta(days=13, hours=23), dt.timedelta(days=14)),
        ],
    )
    async def test_ends_in_time(
        self, desk: Desk, *, remembered: bool, column: str, holds: dt.timedelta, ends: dt.timedelta
    ) -> None:
        for by, status in ((holds, 200), (ends, 401)):
            new = await begin_session(desk, desk.owner.id or 0, remembered=remembered)
            await age(desk, column, by)
            async with open_browser(desk) as browser:
                answer = await browser.call("GET", "/session", headers={"cookie": f"parley={new.text}"})
            assert answer.status_code == status, by

    async def test_that_is_over_is_forgotten(self, desk: Desk) -> None:
        await begin_session(desk, desk.owner.id or 0)
        kept = await begin_session(desk, desk.owner.id or 0, remembered=True)
        await drop_expired_sessions(desk.database, utc_now() + dt.timedelta(hours=12, minutes=1))
        async with desk.database.tenant(desk.workspace.id) as connection:
            left = await connection.fetch("select id from sessions where workspace_id = $1", desk.workspace.id)
        assert [row["id"] for row in left] == [kept.session.id]

    async def test_notes_its_use_once_a_minute(self, desk: Desk) -> None:
        new = await begin_session(desk, desk.owner.id or 0, remembered=True)

        async def used() -> dt.datetime:
            forget_actors()
            async with open_browser(desk) as browser:
                await browser.call("GET", "/me", headers={"cookie": f"parley={new.text}"})
            async with desk.database.tenant(desk.workspace.id) as connection:
                return await connection.fetchval(
                    "select last_used_at from sessions where workspace_id = $1", desk.workspace.id
                )

        first = await used()
        assert first == new.session.last_used_at
        await age(desk, "last_used_at", dt.timedelta(seconds=61))
        assert await used() > first


class TestTheLog:
    async def test_holds_no_password_cookie_or_token(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            with structlog.testing.capture_logs() as lines:
                await browser.sign_in(password="a secret that is wrong")
                await browser.sign_in()
                await browser.call("POST", "/session", content=b"{")
                await browser.call("GET", "/session", headers={"cookie": f"parley={browser.cookie}x"})
        assert [line["event"] for line in lines] == ["sign-in refused"]
        for secret in (PASSWORD, "a secret that is wrong", "owner@desk.test", browser.cookie, browser.token):
            assert secret not in str(lines)


class TestManyAtOnce:
    async def test_are_all_let_in_or_told_to_wait(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:

            async def knock() -> httpx.Response:
                body = {"email": "owner@desk.test", "password": PASSWORD}
                return await browser.call("POST", "/session", json=body)

            answers = await asyncio.gather(*(knock() for _ in range(10)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.headers["set-cookie"] for answer in answers}) == 10
