"""How customers come in at the portal, stay, and leave."""

import asyncio
import datetime as dt

import pytest

from parley.api.toolbox.limits import SignInLimits
from parley.core.portal import drop_ended
from parley.kit.clock import utc_now
from parley.kit.db import Database
from tests.support.desks import Desk, house_for, open_desk
from tests.support.guests import ANN, mailed, open_guest
from tests.support.rows import recorded


async def age(desk: Desk, table: str, column: str, by: dt.timedelta) -> None:
    """Make the workspace's links or sessions older."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            f"update {table} set {column} = {column} - $2::interval where workspace_id = $1", desk.workspace.id, by
        )


async def token_of(desk: Desk) -> str:
    return (await mailed(desk))[-1]["link"].partition("#")[2]


class TestALink:
    async def test_is_mailed_to_whoever_asks_and_nobody_can_tell_who_is_known(self, desk: Desk) -> None:
        await desk.made("/customers", {"email": ANN, "name": "Ann"})
        async with open_guest(desk) as guest:
            answers = [await guest.ask(email) for email in (ANN, "new@example.com")]
        assert {answer.status_code for answer in answers} == {202}
        assert [answer.json() for answer in answers] == [
            {"data": {"email": ANN}},
            {"data": {"email": "new@example.com"}},
        ]
        assert {tuple(sorted(set(answer.headers) - {"x-request-id"})) for answer in answers} != set()
        mails = await mailed(desk)
        assert [(mail["to"], mail["name"], mail["kind"]) for mail in mails] == [
            (ANN, "Ann", "portal"),
            ("new@example.com", "new@example.com", "portal"),
        ]
        assert all(mail["link"].startswith("http://desk.test/portal/enter#") for mail in mails)
        assert (await desk.got("/customers?search=new@example.com"))["data"] == [], "nobody is made by asking"

    async def test_stays_with_the_workspace_that_was_named(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.ask(workspace=desk.workspace.slug)
        (mail,) = await mailed(desk)
        assert mail["link"].startswith(f"http://desk.test/w/{desk.workspace.slug}/portal/enter#")

    async def test_is_mailed_in_the_language_asked_for(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.ask(language="de")
        assert [mail["language"] for mail in await mailed(desk)] == ["de"]

    async def test_is_mailed_thrice_at_most_while_none_is_used(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            for email in (ANN, ANN.upper(), ANN, ANN, "bob@example.com"):
                assert (await guest.ask(email)).status_code == 202
        assert [mail["to"].lower() for mail in await mailed(desk)] == [ANN, ANN, ANN, "bob@example.com"]

    async def test_is_not_mailed_to_one_who_is_blocked(self, desk: Desk) -> None:
        await desk.made("/customers", {"email": ANN})
        async with desk.database.tenant(desk.workspace.id) as connection:
            await connection.execute("update customers set blocked = true where workspace_id = $1", desk.workspace.id)
        async with open_guest(desk) as guest:
            assert (await guest.ask()).status_code == 202
        assert await mailed(desk) == []

    @pytest.mark.parametrize("email", ["nobody", "a@b\r\nBcc: x@y.test", "@", "a@b@c", "a b@c.test"])
    async def test_needs_an_address(self, desk: Desk, email: str) -> None:
        async with open_guest(desk) as guest:
            assert (await guest.ask(email)).status_code == 400
        assert await mailed(desk) == []

    async def test_is_not_asked_for_or_used_by_a_page_of_another_site(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.ask()
            token = await token_of(desk)
            for path, body in (("/portal/links", {"email": ANN}), ("/portal/session", {"token": token})):
                for headers in ({"origin": "https://evil.example"}, {"origin": None, "sec-fetch-site": "cross-site"}):
                    answer = await guest.call("POST", path, json=body, headers=headers)
                    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "CSRF")
                    assert "set-cookie" not in answer.headers
        assert len(await mailed(desk)) == 1

    async def test_is_limited_for_an_address(self, database: Database) -> None:
        limits = SignInLimits(account="2/day", address="3/day")
        async with open_desk(database, house_for(database, sign_ins=limits)) as desk, open_guest(desk) as guest:
            assert [(await guest.ask()).status_code for _ in range(3)] == [202, 202, 429]
            assert (await guest.ask("bob@example.com")).status_code == 429

    async def test_is_used_once_however_many_use_it_at_once(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.ask()
            token = await token_of(desk)
            answers = await asyncio.gather(
                *(guest.call("POST", "/portal/session", json={"token": token}) for _ in range(9))
            )
            assert sorted(answer.status_code for answer in answers) == [201] + [401] * 8
            assert (await guest.use(token)).status_code == 401

    async def test_that_expired_or_is_none_lets_nobody_in(self, desk: Desk, other_desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.ask()
            token = await token_of(desk)
            workspace, link, secret = token.split("_", 2)
            for wrong in (
                f"{workspace}_{link}_{'A' * 43}",
                f"{other_desk.workspace.id}_{link}_{secret}",
                f"{workspace}_{int(link) + 1}_{secret}",
                token[:-1],
                "x",
                "1_1_\x00",
                "999999999999999999_1_" + "A" * 43,
            ):
                answer = await guest.use(wrong)
                assert answer.status_code in {400, 401}, wrong
                assert "set-cookie" not in answer.headers
            await age(desk, "customer_links", "expires_at", dt.timedelta(minutes=16))
            assert (await guest.use(token)).status_code == 401
            assert guest.cookie == ""

    async def test_of_an_agent_is_none_of_a_customers(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.call("POST", "/session/links", json={"email": "owner@desk.test"})
            agents = await token_of(desk)
            assert (await guest.use(agents)).status_code == 401
            await guest.ask()
            answer = await guest.call("POST", "/session/tokens", json={"token": await token_of(desk)})
            assert answer.status_code == 401


class TestASession:
    async def test_says_who_it_is_and_where(self, desk: Desk) -> None:
        await desk.made("/customers", {"email": ANN, "name": "Ann"})
        async with open_guest(desk) as guest:
            await guest.ask(ANN.upper())
            answer = await guest.use(await token_of(desk))
            cookie = answer.headers["set-cookie"]
            assert cookie.startswith(f"parley-customer={desk.workspace.id}_")
            assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000")
            seen = await guest.call("GET", "/portal/session")
            assert seen.headers["cache-control"] == "no-store"
            assert seen.json() == answer.json()
            assert guest.seat["customer"]["name"] == "Ann"
            assert guest.seat["workspace_name"] == "Test desk"
        names = [name for name, _ in await recorded(desk, "customer")]
        assert names == ["customer.created", "customer.signed_in"]
        assert "Firefox" not in str(await recorded(desk, "customer")), "from where is personal, and stands apart"

    async def test_makes_a_customer_of_whom_nobody_knows(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in("new@example.com")
            assert guest.seat["customer"] == {"name": None, "email": "new@example.com"}
        (customer,) = (await desk.got("/customers?search=new@example.com"))["data"]
        assert customer["email"] == "new@example.com"

    async def test_is_only_for_https_where_the_desk_is(self, database: Database) -> None:
        house = house_for(database, public_url="https://desk.test")
        async with open_desk(database, house) as desk, open_guest(desk) as guest:
            headers = {"origin": "https://desk.test"}
            await guest.call("POST", "/portal/links", json={"email": ANN}, headers=headers)
            answer = await guest.call("POST", "/portal/session", json={"token": await token_of(desk)}, headers=headers)
            assert answer.headers["set-cookie"].startswith("__Host-parley-customer=")
            assert "; Secure" in answer.headers["set-cookie"]

    async def test_ends_when_its_customer_leaves(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            text = guest.cookie
            assert (await guest.call("DELETE", "/portal/session", headers={"x-csrf-token": None})).status_code == 403
            answer = await guest.call("DELETE", "/portal/session")
            assert (answer.status_code, guest.cookie) == (204, "")
            guest.client.cookies.set("parley-customer", text)
            assert (await guest.call("GET", "/portal/session")).status_code == 401

    @pytest.mark.parametrize(
        ("column", "by"), [("last_used_at", dt.timedelta(days=7)), ("expires_at", dt.timedelta(days=30))]
    )
    async def test_ends_by_itself(self, desk: Desk, column: str, by: dt.timedelta) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            await age(desk, "customer_sessions", column, by - dt.timedelta(minutes=5))
            assert (await guest.call("GET", "/portal/session")).status_code == 200
            await age(desk, "customer_sessions", column, by)
            assert (await guest.call("GET", "/portal/session")).status_code == 401

    @pytest.mark.parametrize("end", ["blocked", "erased"])
    async def test_ends_at_once_for_one_who_is_blocked_or_erased(self, desk: Desk, end: str) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
            if end == "erased":
                (customer,) = (await desk.got(f"/customers?search={ANN}"))["data"]
                assert (await desk.call("DELETE", f"/customers/{customer['id']}?erase=true")).status_code == 204
            else:
                async with desk.database.tenant(desk.workspace.id) as connection:
                    await connection.execute(
                        "update customers set blocked = true where workspace_id = $1", desk.workspace.id
                    )
            assert (await guest.call("GET", "/portal/tickets")).status_code == 401
        if end == "erased":
            async with desk.database.tenant(desk.workspace.id) as connection:
                for table in ("customer_sessions", "customer_links"):
                    assert await connection.fetchval(
                        f"select count(*) from {table} where workspace_id = $1", desk.workspace.id
                    ) == 0  # fmt: skip

    async def test_that_nobody_can_use_is_forgotten(self, desk: Desk) -> None:
        async with open_guest(desk) as guest:
            await guest.come_in()
        await drop_ended(desk.database, utc_now() + dt.timedelta(days=29))
        async with desk.database.tenant(desk.workspace.id) as connection:
            counts = (
                "select (select count(*) from customer_links where workspace_id = $1),"
                " (select count(*) from customer_sessions where workspace_id = $1)"
            )
            assert tuple(await connection.fetchrow(counts, desk.workspace.id) or ()) == (0, 1)
            await drop_ended(desk.database, utc_now() + dt.timedelta(days=31))
            assert tuple(await connection.fetchrow(counts, desk.workspace.id) or ()) == (0, 0)
