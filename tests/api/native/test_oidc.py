"""Sign in through an issuer: only what it has signed for this attempt is believed, and nobody new gets in."""

import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from joserfc.jwk import RSAKey

from parley.kit.db import Database
from parley.kit.http import Outbound
from parley.kit.oidc import OidcClient, Provider
from tests.support.desks import Desk, house_for, open_desk
from tests.support.issuers import CLIENT, CLIENT_SECRET, Issuer, open_issuer
from tests.support.marks import mark_of
from tests.support.rows import recorded
from tests.support.seats import Browser, open_browser

PAGE = "/app/sign-in?error="


@dataclass
class Stage:
    """A desk that believes an issuer, and a browser at it."""

    desk: Desk
    issuer: Issuer
    browser: Browser

    async def begin(self, query: str = "") -> str:
        """Go to the issuer; return where the browser is sent."""
        answer = await self.browser.call("GET", f"/session/oidc{query}")
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def come_back(self, query: str, **options: Any) -> httpx.Response:
        answer = await self.browser.call("GET", f"/session/oidc/callback?{query}", **options)
        assert answer.status_code == 303, answer.text
        return answer

    async def sign_in(self) -> str:
        """Go there and back; return where the browser is sent at last."""
        return (await self.come_back(self.issuer.visit(await self.begin()))).headers["location"]


@asynccontextmanager
async def staged(database: Database, issuer: Issuer, **provider: str) -> AsyncGenerator[Stage]:
    assert issuer.served is not None
    outbound = Outbound([f"127.0.0.1:{issuer.served.port}"])
    believed = Provider(**{"name": "Acme ID", "issuer": issuer.url, "client_id": CLIENT} | provider,
                        client_secret=CLIENT_SECRET)  # fmt: skip
    client = OidcClient(outbound, believed, redirect="http://desk.test/api/v1/session/oidc/callback")
    async with open_desk(database, house_for(database, oidc=client)) as desk, open_browser(desk) as browser:
        yield Stage(desk, issuer, browser)


@pytest.fixture
async def stage(database: Database) -> AsyncGenerator[Stage]:
    async with open_issuer() as issuer, staged(database, issuer) as stage:
        yield stage


async def known(stage: Stage, email: str = "ADA@example.com") -> str:
    """Take in the agent whom the issuer speaks of."""
    return (await stage.desk.made("/users", {"email": email, "name": "Ada"}))["id"]


class TestADeskThatTakesNobodysWord:
    @pytest.mark.parametrize("path", ["/session/oidc", "/session/oidc/callback?code=a&state=b"])
    async def test_has_no_such_page(self, desk: Desk, path: str) -> None:
        assert (await desk.call("GET", path, key=None)).status_code == 404


class TestAnIssuer:
    @pytest.mark.parametrize(
        ("discovery", "error"),
        [
            ({"issuer": "https://login.evil.example"}, "oidc_failed"),
            ({"token_endpoint": 7}, "oidc_failed"),
            ({"authorization_endpoint": None}, "oidc_failed"),
        ],
    )
    async def test_that_is_another_is_not_gone_to(self, stage: Stage, discovery: dict[str, Any], error: str) -> None:
        stage.issuer.discovery = discovery
        assert await stage.begin() == PAGE + error

    async def test_that_is_out_of_reach_is_told(self, database: Database) -> None:
        async with open_issuer() as issuer:
            client = OidcClient(Outbound(), Provider("Private", issuer.url, CLIENT, ""), redirect="http://desk.test/x")
            async with open_desk(database, house_for(database, oidc=client)) as desk:
                answer = await desk.call("GET", "/session/oidc", key=None)
        assert answer.headers["location"] == f"{PAGE}oidc_away", "a private address is reached only when allowed"

    @pytest.mark.parametrize(
        "page",
        [
            "https://evil.example",
            "//evil.example",
            "/app\\evil",
            "/apples",
            "/app/\r\nX: y",
            "/api/v1/session",
            "javascript:alert(1)",
            "/app/../api",
        ],
    )
    async def test_leads_back_to_our_own_pages_alone(self, stage: Stage, page: str) -> None:
        await known(stage)
        url = str(httpx.URL("/x", params={"return_to": page})).removeprefix("/x")
        answer = await stage.come_back(stage.issuer.visit(await stage.begin(url)))
        assert answer.headers["location"] == "/app"

    async def test_leads_back_to_where_one_was_going(self, stage: Stage) -> None:
        await known(stage)
        url = await stage.begin("?return_to=/app/tickets/7%3Fview%3Dmine&remember=true")
        answer = await stage.come_back(stage.issuer.visit(url))
        assert answer.headers["location"] == "/app/tickets/7?view=mine"
        assert "Max-Age=7776000" in answer.headers["set-cookie"]


class TestComingBack:
    @pytest.mark.parametrize(
        ("query", "error"),
        [
            ("", "oidc_expired"),
            ("code=the-code&state=", "oidc_expired"),
            ("code=the-code&state=forged", "oidc_expired"),
            ("state={state}", "oidc_failed"),
            ("error=access_denied&state={state}", "oidc_denied"),
            ("error=server_error&state={state}", "oidc_failed"),
            ("code=another&state={state}", "oidc_failed"),
            ("code=the-code&state={state}&iss=https%3A%2F%2Fevil.example", "oidc_failed"),
        ],
    )
    async def test_without_what_this_attempt_wants_signs_nobody_in(self, stage: Stage, query: str, error: str) -> None:
        await known(stage)
        before = await mark_of(stage.desk)
        stage.issuer.visit(await stage.begin())
        answer = await stage.come_back(query.format(state=stage.issuer.asked["state"]))
        assert answer.headers["location"] == PAGE + error
        assert await mark_of(stage.desk) == before

    async def test_in_vain_does_not_forget_where_one_was_going(self, stage: Stage) -> None:
        url = await stage.begin("?return_to=/app/tickets/7%3Fview%3Dmine")
        answer = await stage.come_back(stage.issuer.visit(url))
        assert answer.headers["location"] == f"{PAGE}oidc_unknown&to=%2Ftickets%2F7%3Fview%3Dmine"

    @pytest.mark.parametrize(("status", "error"), [("503 Busy", "oidc_away"), ("401 No", "oidc_failed")])
    async def test_to_an_issuer_that_cannot_go_on_is_told_apart(self, stage: Stage, status: str, error: str) -> None:
        await known(stage)
        stage.issuer.token_status = status
        assert await stage.sign_in() == PAGE + error

    async def test_in_another_browser_or_twice_signs_nobody_in(self, stage: Stage) -> None:
        await known(stage)
        query = stage.issuer.visit(await stage.begin())
        async with open_browser(stage.desk) as other:
            answer = await other.call("GET", f"/session/oidc/callback?{query}")
            assert answer.headers["location"] == f"{PAGE}oidc_expired"
        assert (await stage.come_back(query)).headers["location"] == "/app"
        assert (await stage.come_back(query)).headers["location"] == f"{PAGE}oidc_expired"

    @pytest.mark.parametrize(
        "claims",
        [
            {"iss": "https://evil.example"},
            {"aud": "another"},
            {"aud": [CLIENT, "another"]},
            {"aud": [CLIENT, "another"], "azp": "another"},
            {"exp": 1},
            {"exp": None},
            {"exp": "soon"},
            {"iat": int(time.time()) + 10_000},
            {"iat": None},
            {"nbf": int(time.time()) + 10_000},
            {"nonce": "another"},
            {"nonce": None},
            {"sub": None},
            {"sub": ""},
            {"sub": 7},
            {"sub": "x" * 256},
        ],
        ids=range(16),
    )
    async def test_with_a_claim_that_does_not_hold_signs_nobody_in(self, stage: Stage, claims: dict[str, Any]) -> None:
        await known(stage)
        before = await mark_of(stage.desk)
        stage.issuer.claims = claims
        assert await stage.sign_in() == f"{PAGE}oidc_failed"
        assert await mark_of(stage.desk) == before

    @pytest.mark.parametrize("forgery", ["stranger", "shared", "none"])
    async def test_with_another_signature_signs_nobody_in(self, stage: Stage, forgery: str) -> None:
        await known(stage)
        if forgery == "stranger":
            stage.issuer.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
        elif forgery == "shared":
            stage.issuer.header = {"alg": "HS256", "kid": "one"}
        else:
            stage.issuer.header = {"alg": "none"}
        assert await stage.sign_in() == f"{PAGE}oidc_failed"

    async def test_by_keys_that_changed_signs_in_a_little_later(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await known(stage)
        assert await stage.sign_in() == "/app"
        stage.issuer.key = RSAKey.generate_key(2048, {"kid": "two"})
        stage.issuer.header = {"alg": "RS256", "kid": "two"}
        assert await stage.sign_in() == f"{PAGE}oidc_failed", "keys are asked for once a minute at most"
        client = stage.desk.house.oidc
        assert client is not None
        monkeypatch.setattr(client, "_keys_at", client._keys_at - 61)
        assert await stage.sign_in() == "/app"


class TestWhoIsKnown:
    async def test_is_nobody_who_was_not_invited(self, stage: Stage) -> None:
        before = await mark_of(stage.desk)
        assert await stage.sign_in() == f"{PAGE}oidc_unknown"
        assert await mark_of(stage.desk) == before

    @pytest.mark.parametrize("verified", [False, None, "false", 1])
    async def test_is_nobody_by_an_address_that_was_not_verified(self, stage: Stage, verified: Any) -> None:
        await known(stage)
        stage.issuer.claims = {"email_verified": verified}
        assert await stage.sign_in() == f"{PAGE}oidc_unknown"

    async def test_is_nobody_who_left(self, stage: Stage) -> None:
        user = await known(stage)
        assert await stage.sign_in() == "/app"
        await stage.desk.call("DELETE", f"/users/{user}")
        assert await stage.sign_in() == f"{PAGE}oidc_unknown"

    async def test_is_linked_by_a_verified_address_once_and_known_by_its_subject_from_then_on(
        self, stage: Stage
    ) -> None:
        user = await known(stage)
        assert await stage.sign_in() == "/app"
        seat = (await stage.browser.call("GET", "/session")).json()["data"]
        assert (seat["user"]["id"], seat["user"]["name"], seat["has_password"]) == (user, "Ada", False)
        stage.issuer.claims = {"email": "renamed@example.com", "email_verified": False}
        assert await stage.sign_in() == "/app"
        stage.issuer.claims = {"sub": "user-2"}
        assert await stage.sign_in() == f"{PAGE}oidc_unknown", "the address is another person's now"
        told = [data for name, data in await recorded(stage.desk, "agent") if name == "agent.identity_linked"]
        assert told == [{"issuer": stage.issuer.url}]

    async def test_is_taken_in_who_is_invited(self, stage: Stage) -> None:
        await stage.desk.made("/invitations", {"email": "ada@example.com", "name": "Somebody", "role": "light"})
        assert await stage.sign_in() == "/app"
        user = (await stage.browser.call("GET", "/session")).json()["data"]["user"]
        assert (user["email"], user["name"], user["role"]) == ("ada@example.com", "Ada Elsewhere", "light")
        assert (await stage.desk.got("/invitations"))["data"] == []

    async def test_of_one_workspace_is_nobody_in_another(self, database: Database, stage: Stage) -> None:
        await known(stage)
        assert await stage.sign_in() == "/app"
        async with staged(database, stage.issuer) as other:
            assert await other.sign_in() == f"{PAGE}oidc_unknown"


class TestTheEntrance:
    async def test_names_the_issuer(self, stage: Stage) -> None:
        said = (await stage.browser.call("GET", "/entrance")).json()["data"]
        assert said["oidc"] == {"name": "Acme ID"}
