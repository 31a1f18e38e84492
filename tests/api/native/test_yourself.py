"""Oneself through the native door: profile, preferences, password, and the second factor."""

import asyncio
import time
from base64 import b32decode
from collections.abc import AsyncGenerator
from typing import Any

import pytest

from parley.core.seats.links import Purpose, make_link
from parley.kit.clock import utc_now
from parley.kit.totp import STEP_SECONDS, code_of, step_at
from tests.support.desks import Desk
from tests.support.marks import mark_of
from tests.support.rows import recorded
from tests.support.seats import PASSWORD, Browser, give_password, open_browser


@pytest.fixture
async def browser(desk: Desk) -> AsyncGenerator[Browser]:
    await give_password(desk)
    async with open_browser(desk) as browser:
        await browser.sign_in()
        yield browser


async def protect(browser: Browser) -> tuple[bytes, list[str]]:
    """Put a second factor in force, not just before codes change; return its secret and the recovery codes."""
    left = STEP_SECONDS - time.time() % STEP_SECONDS
    if left < 3:
        await asyncio.sleep(left)
    made = await browser.call("POST", "/me/totp", json={"password": PASSWORD})
    assert made.status_code == 201, made.text
    text = made.json()["data"]["secret"]
    secret = b32decode(text + "=" * (-len(text) % 8))
    # The code before the present one: those that follow are then still to be used.
    code = code_of(secret, step_at(utc_now()) - 1)
    done = await browser.call("POST", "/me/totp/confirm", json={"code": code})
    assert done.status_code == 200, done.text
    return secret, done.json()["data"]["recovery_codes"]


class TestOneself:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"name": "\r\n"}, "name"),
            ({"avatar_url": "javascript:alert(1)"}, "avatar_url"),
            ({"preferences": {"theme": "pink"}}, "preferences.theme"),
            ({"preferences": {"undo_seconds": 61}}, "preferences.undo_seconds"),
            ({"preferences": {"language": "../../etc"}}, "preferences.language"),
            ({"preferences": {"timezone": "Mars/Olympus"}}, "preferences.timezone"),
            ({"preferences": {"secret": True}}, "preferences.secret"),
            ({"role": "owner"}, "role"),
            ({"email": "a@b.test"}, "email"),
        ],
    )
    async def test_is_refused_what_cannot_be(self, desk: Desk, browser: Browser, body: Any, path: str) -> None:
        before = await mark_of(desk)
        answer = await browser.call("PATCH", "/me", json=body)
        assert answer.status_code == 400
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [path]
        assert await mark_of(desk) == before

    async def test_is_changed_field_by_field(self, desk: Desk, browser: Browser) -> None:
        picture = "https://example.com/a.png"
        for body in (
            {"name": "Ada"},
            {"avatar_url": picture},
            {"preferences": {"theme": "dark", "timezone": "Europe/Berlin"}},
            {"preferences": {"undo_seconds": 0, "timezone": None, "language": "pt-BR"}},
        ):
            answer = await browser.call("PATCH", "/me", json=body)
            assert answer.status_code == 200, answer.text
        seat = (await browser.call("GET", "/session")).json()["data"]
        assert seat == answer.json()["data"]
        assert (seat["user"]["name"], seat["user"]["avatar_url"]) == ("Ada", picture)
        assert seat["preferences"] == {
            "theme": "dark",
            "density": "comfortable",
            "language": "pt-BR",
            "timezone": None,
            "undo_seconds": 0,
            "shortcuts": True,
        }
        told = [data["changes"] for name, data in await recorded(desk, "agent") if name == "agent.updated"]
        assert [list(changes) for changes in told] == [["name"], ["avatar_url"]], "what one likes is nobody's news"


class TestAPassword:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"password": "another long sentence"}, "current_password"),
            ({"password": "another long sentence", "current_password": "wrong"}, "current_password"),
            ({"password": "short", "current_password": PASSWORD}, "password"),
            ({"password": "owner@desk.test", "current_password": PASSWORD}, "password"),
        ],
    )
    async def test_is_not_changed_without_the_present_one_or_to_a_weak_one(
        self, desk: Desk, browser: Browser, body: dict[str, str], path: str
    ) -> None:
        before = await mark_of(desk)
        answer = await browser.call("PUT", "/me/password", json=body)
        assert answer.status_code == 400
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [path]
        assert await mark_of(desk) == before

    async def test_changed_twice_at_once_is_changed_once(self, browser: Browser) -> None:
        async def change(place: int) -> int:
            body = {"current_password": PASSWORD, "password": f"another long sentence {place}"}
            return (await browser.call("PUT", "/me/password", json=body)).status_code

        assert sorted(await asyncio.gather(*(change(place) for place in range(3)))) == [200, 400, 400]

    async def test_is_the_same_in_every_form_of_unicode(self, browser: Browser) -> None:
        body = {"current_password": PASSWORD, "password": "zo\u00eb's gro\u00dfes ﬁsh"}
        assert (await browser.call("PUT", "/me/password", json=body)).status_code == 200
        assert (await browser.sign_in(password="zoe\u0308's gro\u00dfes fish")).status_code == 201

    async def test_is_set_without_one_by_who_came_by_a_link(self, desk: Desk) -> None:
        async with desk.work() as work:
            token = await make_link(work, Purpose.SIGN_IN, agent=desk.owner.id)
        async with open_browser(desk) as browser:
            browser.take(await browser.call("POST", "/session/tokens", json={"token": token}))
            assert (await browser.call("PUT", "/me/password", json={"password": PASSWORD})).status_code == 200
            assert (await browser.sign_in()).status_code == 201


class TestASecondFactor:
    async def test_is_not_begun_without_the_password(self, desk: Desk, browser: Browser) -> None:
        before = await mark_of(desk)
        for body in ({}, {"password": "wrong"}):
            assert (await browser.call("POST", "/me/totp", json=body)).status_code == 400
        assert (await browser.call("POST", "/me/totp/confirm", json={"code": "123456"})).status_code == 409
        assert await mark_of(desk) == before

    async def test_is_not_asked_for_before_it_was_confirmed(self, desk: Desk, browser: Browser) -> None:
        made = (await browser.call("POST", "/me/totp", json={"password": PASSWORD})).json()["data"]
        assert made["otpauth_url"].startswith("otpauth://totp/Test%20desk%3Aowner%40desk.test?secret=")
        assert (await browser.call("POST", "/me/totp/confirm", json={"code": "000000"})).status_code == 400
        assert (await browser.sign_in()).status_code == 201
        async with desk.database.tenant(desk.workspace.id) as connection:
            kept = await connection.fetchval("select secret from totp where workspace_id = $1", desk.workspace.id)
        assert b32decode(made["secret"] + "=" * (-len(made["secret"]) % 8)) not in kept

    async def test_is_asked_for_with_every_sign_in_and_each_code_is_taken_once(self, browser: Browser) -> None:
        secret, _ = await protect(browser)
        now = step_at(utc_now())
        for code in (None, "000000", code_of(secret, now - 1), code_of(secret, now - 20), "abcde-fghjk"):
            answer = await browser.sign_in(code=code)
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, "CODE_REQUIRED"), code
        assert (await browser.sign_in(password="wrong", code=code_of(secret, now))).json()["error"]["code"] == (
            "UNAUTHORIZED"
        )
        code = code_of(secret, step_at(utc_now()))
        answers = await asyncio.gather(*(browser.sign_in(code=f" {code[:3]} {code[3:]} ") for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401]

    async def test_is_replaced_by_a_recovery_code_once(self, desk: Desk, browser: Browser) -> None:
        _, codes = await protect(browser)
        assert len(set(codes)) == 10
        answers = await asyncio.gather(*(browser.sign_in(code=codes[0].upper()) for _ in range(3)))
        assert sorted(answer.status_code for answer in answers) == [201, 401, 401]
        assert (await browser.sign_in(code=codes[1].replace("-", ""))).status_code == 201
        told = [data for name, data in await recorded(desk, "agent") if name == "agent.recovery_code_used"]
        assert [data["left"] for data in told] == [9, 8]

    @pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.PASSWORD_RESET])
    async def test_is_asked_for_by_links_too(self, desk: Desk, browser: Browser, purpose: Purpose) -> None:
        secret, _ = await protect(browser)
        async with desk.work() as work:
            token = await make_link(work, purpose, agent=desk.owner.id)
        body = {"token": token} | ({"password": PASSWORD} if purpose is Purpose.PASSWORD_RESET else {})
        without = await browser.call("POST", "/session/tokens", json=body)
        assert (without.status_code, without.json()["error"]["code"]) == (401, "CODE_REQUIRED")
        body["code"] = code_of(secret, step_at(utc_now()))
        assert (await browser.call("POST", "/session/tokens", json=body)).status_code == 201

    async def test_is_one_at_a_time_and_is_taken_away_by_the_password(self, desk: Desk, browser: Browser) -> None:
        await protect(browser)
        assert (await browser.call("POST", "/me/totp", json={"password": PASSWORD})).status_code == 409
        wrong = await browser.call("DELETE", "/me/totp", json={"password": "wrong"})
        assert wrong.status_code == 400
        assert (await browser.call("DELETE", "/me/totp", json={"password": PASSWORD})).status_code == 204
        assert (await browser.sign_in()).status_code == 201
        told = [name for name, _ in await recorded(desk, "agent") if "totp" in name]
        assert told == ["agent.totp_enabled", "agent.totp_disabled"]
