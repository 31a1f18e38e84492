"""Invitations and one-time links through the native door: each lets in whom it was made for, once."""

import asyncio
import datetime as dt
from email.headerregistry import Address
from pathlib import Path
from typing import Any

import httpx
import pytest

from parley.channels.email import Console, Mailer
from parley.core.actor import Role
from parley.core.seats.links import Purpose, drop_expired_links, make_link
from parley.kit.db import Database
from tests.support.desks import SECRET, Desk, house_for, open_desk
from tests.support.marks import mark_of
from tests.support.rows import recorded
from tests.support.seats import PASSWORD, give_password, open_browser

SPENT = '{"error":{"code":"UNAUTHORIZED","message":"This link is not valid any more","details":{}}}'
BO = {"email": "bo@example.com", "name": "Bo"}


def token_of(link: str) -> str:
    address, _, token = link.partition("#")
    assert address == "http://desk.test/app/enter"
    return token


async def invited(desk: Desk, **more: Any) -> tuple[dict[str, Any], str]:
    made = await desk.made("/invitations", {**BO, **more})
    return made, token_of(made["link"])


async def use(desk: Desk, token: str, **more: Any) -> httpx.Response:
    return await desk.call("POST", "/session/tokens", json={"token": token, **more}, key=None)


async def link_for(desk: Desk, purpose: Purpose, agent: int | None = None) -> str:
    async with desk.work() as work:
        return await make_link(work, purpose, agent=agent or desk.owner.id)


async def expire(desk: Desk) -> None:
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            "update one_time_links set expires_at = $2 where workspace_id = $1",
            desk.workspace.id, desk.house.now() - dt.timedelta(seconds=1),
        )  # fmt: skip


class TestAnInvitation:
    @pytest.mark.parametrize(
        ("body", "path"),
        [
            ({"email": "bo"}, "email"),
            ({"email": "bo@example.com\r\nBcc: eve@example.com"}, "email"),
            ({"name": "\r\n"}, "name"),
            ({"role": "read"}, "role"),
            ({"team_ids": ["team_1", "x"]}, "team_ids.1"),
            ({"team_ids": ["team_987654321"]}, "team_ids.0"),
        ],
    )
    async def test_of_nobody_is_refused(self, desk: Desk, body: dict[str, Any], path: str) -> None:
        before = await mark_of(desk)
        answer = await desk.call("POST", "/invitations", json={**BO, **body})
        assert answer.status_code == 400
        assert [fault["path"] for fault in answer.json()["error"]["details"]["fields"]] == [path]
        assert await mark_of(desk) == before

    async def test_of_who_is_here_or_was_invited_is_a_conflict(self, desk: Desk) -> None:
        await invited(desk)
        twice = await desk.call("POST", "/invitations", json={**BO, "email": "BO@Example.com"})
        here = await desk.call("POST", "/invitations", json={**BO, "email": "OWNER@desk.test"})
        assert (twice.status_code, here.status_code) == (409, 409)

    async def test_is_made_by_those_who_manage_and_an_owners_by_owners(self, desk: Desk) -> None:
        for role in (Role.AGENT, Role.LIGHT, Role.READ):
            assert (await desk.call("POST", "/invitations", json=BO, key=await desk.key_for(role))).status_code == 403
            assert (await desk.call("GET", "/invitations", key=await desk.key_for(role))).status_code == 403
        admin = await desk.key_for(Role.ADMIN)
        owner = {**BO, "role": "owner"}
        assert (await desk.call("POST", "/invitations", json=owner, key=admin)).status_code == 403
        made, _ = await invited(desk, role="owner")
        assert (await desk.call("POST", f"/invitations/{made['id']}/resend", key=admin)).status_code == 403

    async def test_shows_its_link_once_and_only_where_no_mail_is_sent(self, desk: Desk, database: Database) -> None:
        made, token = await invited(desk)
        (listed,) = (await desk.got("/invitations"))["data"]
        assert {**listed, "link": made["link"]} == made
        assert token.split("_", 2)[2] not in str(await recorded(desk, "invitation"))
        async with open_desk(database, house_for(database, sends_mail=True)) as sending:
            assert "link" not in await sending.made("/invitations", BO)

    async def test_seats_who_comes_in_its_teams(self, desk: Desk) -> None:
        await desk.call("PATCH", "/workspace", json={"hosts": ["bo.test"]})
        teams = [(await desk.made("/teams", {"name": name}))["id"] for name in ("Stay", "Go")]
        made, token = await invited(desk, role="light", team_ids=teams)
        await desk.call("DELETE", f"/teams/{teams[1]}")
        checked = await desk.call("POST", "/session/tokens/check", json={"token": token}, key=None)
        assert checked.json()["data"] == {"purpose": "invitation", **BO}
        async with open_browser(desk) as browser:
            body = {"token": token, "name": "Bo Better", "password": PASSWORD}
            answer = await browser.call("POST", "/session/tokens", json=body)
            assert answer.status_code == 201
            browser.take(answer)
            user = (await browser.call("GET", "/session")).json()["data"]["user"]
            assert (user["name"], user["email"], user["role"]) == ("Bo Better", "bo@example.com", "light")
            assert user["team_ids"] == [teams[0]]
            assert (await browser.sign_in("bo@example.com")).status_code == 201
        assert (await desk.got("/invitations"))["data"] == []
        assert (await use(desk, token, password=PASSWORD)).text == SPENT
        told = [name for name, _ in await recorded(desk, "invitation")]
        assert told == ["invitation.created", "invitation.accepted"]
        assert made["invited_by"] == f"user_{desk.owner.id}"

    async def test_that_was_revoked_lets_nobody_in(self, desk: Desk) -> None:
        made, token = await invited(desk)
        assert (await desk.call("DELETE", f"/invitations/{made['id']}")).status_code == 204
        assert (await use(desk, token, password=PASSWORD)).text == SPENT
        assert (await desk.call("DELETE", f"/invitations/{made['id']}")).status_code == 404

    async def test_that_was_sent_again_has_another_link(self, desk: Desk) -> None:
        made, old = await invited(desk)
        again = await desk.call("POST", f"/invitations/{made['id']}/resend")
        assert again.status_code == 200
        assert (await use(desk, old, password=PASSWORD)).text == SPENT
        assert (await use(desk, token_of(again.json()["data"]["link"]), password=PASSWORD)).status_code == 201

    async def test_that_expired_lets_nobody_in_until_it_is_sent_again(self, desk: Desk) -> None:
        made, token = await invited(desk)
        await expire(desk)
        assert (await use(desk, token, password=PASSWORD)).text == SPENT
        again = await desk.call("POST", f"/invitations/{made['id']}/resend")
        assert (await use(desk, token_of(again.json()["data"]["link"]))).status_code == 201

    async def test_of_who_was_taken_in_meanwhile_is_a_conflict_and_keeps_its_link(self, desk: Desk) -> None:
        _, token = await invited(desk)
        user = await desk.made("/users", {**BO, "name": "Another"})
        assert (await use(desk, token, password=PASSWORD)).status_code == 409
        assert user["name"] == "Another"


class TestALink:
    @pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.PASSWORD_RESET, Purpose.INVITATION])
    async def test_used_by_many_at_once_lets_one_in(self, desk: Desk, purpose: Purpose) -> None:
        token = (await invited(desk))[1] if purpose is Purpose.INVITATION else await link_for(desk, purpose)
        body = {} if purpose is Purpose.SIGN_IN else {"password": PASSWORD}
        answers = await asyncio.gather(*(use(desk, token, **body) for _ in range(6)))
        assert sorted(answer.status_code for answer in answers) == [201, 401, 401, 401, 401, 401]
        assert {answer.text for answer in answers if answer.status_code == 401} == {SPENT}

    @pytest.mark.parametrize("purpose", [Purpose.SIGN_IN, Purpose.PASSWORD_RESET])
    async def test_that_expired_is_spent(self, desk: Desk, purpose: Purpose) -> None:
        token = await link_for(desk, purpose)
        await expire(desk)
        for path in ("/session/tokens", "/session/tokens/check"):
            answer = await desk.call("POST", path, json={"token": token}, key=None)
            assert (answer.status_code, answer.text) == (401, SPENT)

    async def test_is_forgotten_a_month_after_it_expired(self, desk: Desk) -> None:
        await link_for(desk, Purpose.SIGN_IN)
        await invited(desk)

        async def left() -> int:
            async with desk.database.tenant(desk.workspace.id) as connection:
                return await connection.fetchval(
                    "select count(*) from one_time_links where workspace_id = $1", desk.workspace.id
                )

        for days, count in ((29, 2), (31, 1), (38, 0)):
            await drop_expired_links(desk.database, desk.house.now() + dt.timedelta(days=days))
            assert await left() == count
        assert (await desk.got("/invitations"))["data"] == []

    async def test_of_an_agent_who_left_is_spent(self, desk: Desk) -> None:
        user = await desk.made("/users", BO)
        token = await link_for(desk, Purpose.SIGN_IN, int(user["id"].removeprefix("user_")))
        await desk.call("DELETE", f"/users/{user['id']}")
        assert (await use(desk, token)).text == SPENT

    async def test_of_another_workspace_is_spent(self, desk: Desk, other_desk: Desk) -> None:
        token = await link_for(desk, Purpose.SIGN_IN)
        forged = f"{other_desk.workspace.id}_{token.partition('_')[2]}"
        before = await mark_of(other_desk)
        assert (await use(desk, forged)).text == SPENT
        assert await mark_of(other_desk) == before
        assert (await use(desk, token)).status_code == 201

    async def test_is_not_used_by_looking_at_it_or_by_what_is_refused(self, desk: Desk) -> None:
        token = await link_for(desk, Purpose.PASSWORD_RESET)
        checked = await desk.call("POST", "/session/tokens/check", json={"token": token}, key=None)
        assert checked.json()["data"]["purpose"] == "password_reset"
        for body in ({}, {"password": "short"}, {"password": "password123"}):
            assert (await use(desk, token, **body)).status_code == 400
        assert (await use(desk, token, password=PASSWORD)).status_code == 201

    async def test_that_signs_in_sets_no_password(self, desk: Desk) -> None:
        token = await link_for(desk, Purpose.SIGN_IN)
        assert (await use(desk, token, password=PASSWORD)).status_code == 400
        assert (await use(desk, token)).json()["data"]["has_password"] is False

    async def test_that_resets_ends_every_session_and_every_other_link(self, desk: Desk) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            await browser.sign_in()
            waiting, token = await link_for(desk, Purpose.SIGN_IN), await link_for(desk, Purpose.PASSWORD_RESET)
            assert (await use(desk, token, password="another long sentence")).status_code == 201
            assert (await browser.call("GET", "/session")).status_code == 401
            assert (await browser.sign_in()).status_code == 401
            assert (await browser.sign_in(password="another long sentence")).status_code == 201
        assert (await use(desk, waiting)).text == SPENT


class TestAskingForALink:
    @pytest.mark.parametrize("purpose", ["sign_in", "password_reset"])
    async def test_is_answered_alike_whoever_has_the_address(self, desk: Desk, purpose: str) -> None:
        user = await desk.made("/users", BO)
        await desk.call("DELETE", f"/users/{user['id']}")
        answers: list[httpx.Response] = []
        for email in ("owner@desk.test", "nobody@desk.test", "bo@example.com"):
            body = {"email": email, "purpose": purpose, "workspace": desk.workspace.slug}
            answers.append(await desk.call("POST", "/session/links", json=body, key=None))
            assert answers[-1].json() == {"data": {"email": email}}
        wrong = await desk.call("POST", "/session/links", json={"email": "no address"}, key=None)
        assert wrong.status_code == 400
        assert {answer.status_code for answer in answers} == {202}
        assert all(answer.elapsed >= dt.timedelta(seconds=0.24) for answer in answers)
        (mail,) = (await desk.got("/mails"))["data"]
        assert (mail["to"], mail["kind"], mail["status"]) == ("owner@desk.test", purpose, "waiting")

    async def test_has_it_mailed_in_the_agents_language(self, desk: Desk, tmp_path: Path) -> None:
        await give_password(desk)
        async with open_browser(desk) as browser:
            await browser.sign_in()
            await browser.call("PATCH", "/me", json={"preferences": {"language": "de"}})
            await browser.call("DELETE", "/session")
            await browser.call("POST", "/session/links", json={"email": "Owner@desk.test"})
            mailer = Mailer(desk.database, SECRET, Console(tmp_path), sender=Address("P", "p", "desk.test"))
            while await mailer.send_due():
                pass
            (mail,) = (await desk.got("/mails"))["data"]
            assert mail["subject"] == "Ihr Anmeldelink für Test desk"
            token = mail["text"].partition("#")[2].split()[0]
            assert (await browser.call("POST", "/session/tokens", json={"token": token})).status_code == 201
