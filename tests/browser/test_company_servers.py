"""A desk beside its company's own servers: people sign in through the one, and mail leaves by the other."""

import itertools
import re
from collections.abc import AsyncGenerator, Generator
from html import unescape

import pytest
from playwright.async_api import Page, expect

from parley.kit.db import Database
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.house import House, open_house
from tests.browser.languages import speak
from tests.browser.seat import Seat, becomes
from tests.browser.test_palette import open_palette
from tests.support.desks import Desk, open_desk
from tests.support.issuers import CLIENT, CLIENT_SECRET, Issuer, open_issuer
from tests.support.mailboxes import Mailbox, open_mailbox
from tests.support.seats import PASSWORD

WANTED = "/app/settings/tags?open=new"
NUMBERS = itertools.count(1)
LINK = re.compile(r"http://desk\.localhost:\d+/app/enter#[\w-]+")


@pytest.fixture(scope="module")
async def issuer(anyio_backend: str) -> AsyncGenerator[Issuer]:
    """The company's sign-in."""
    async with open_issuer() as issuer:
        yield issuer


@pytest.fixture(scope="module")
async def box(anyio_backend: str) -> AsyncGenerator[Mailbox]:
    """The company's mail server."""
    async with open_mailbox() as box:
        yield box


@pytest.fixture(scope="module")
def house(issuer: Issuer, box: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Generator[House]:
    """One house with both, and one host: where links lead to and the issuer sends people back."""
    with open_house(
        tmp_path_factory.mktemp("company"),
        host="desk.localhost",
        oidc_issuer=issuer.url,
        oidc_client_id=CLIENT,
        oidc_client_secret=CLIENT_SECRET,
        oidc_name="Acme ID",
        smtp_url=f"smtp://127.0.0.1:{box.port}?tls=off",
        mail_from="Acme desk <desk@acme.example>",
    ) as house:
        yield house


@pytest.fixture(scope="module")
async def desk(house: House, anyio_backend: str) -> AsyncGenerator[Desk]:
    """The one desk that is at the host; each journey, and each further try of one, has people of its own."""
    database = Database(house.database_url)
    await database.open()
    async with open_desk(database) as desk:
        await desk.call("PATCH", "/workspace", json={"hosts": [house.host]})
        yield desk
    await database.close()


@pytest.fixture
async def stranger(sit_down: SitDown, issuer: Issuer) -> AsyncGenerator[Seat]:
    """A browser that nobody is signed in at, at the page that it wanted; it may be sent to the issuer."""
    issuer.away = False
    async with sit_down(agent=0, friends=(issuer.url,)) as seat:
        await seat.open(WANTED)
        yield seat


async def known(desk: Desk, name: str) -> str:
    """Take in somebody new; return the address they sign in by."""
    email = fresh("ada")
    await desk.made("/users", {"email": email, "name": name})
    return email


def fresh(name: str) -> str:
    """Return an address that nobody had before."""
    return f"{name}-{next(NUMBERS)}@acme.example"


async def go_there(page: Page) -> None:
    """Leave for the company's sign-in."""
    await page.get_by_role("link", name="Continue with Acme ID").click()


async def sign_in_there(page: Page, email: str, answer: str = "Sign in") -> None:
    """Go to the company's sign-in, say who one is, and come back."""
    await go_there(page)
    await page.get_by_label("Address").fill(email)
    await page.get_by_role("button", name=answer).click()


async def is_told(page: Page, text: str) -> None:
    """The sign-in page says so, and nobody is signed in."""
    await expect(page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()
    await expect(page.get_by_text(text)).to_be_visible()
    await check_accessible(page)


async def is_where_one_wanted(page: Page) -> None:
    await expect(page.get_by_role("dialog", name="New tag")).to_be_visible()


class TestTheCompanysSignIn:
    async def test_that_does_not_answer_is_no_dead_end(self, stranger: Seat, issuer: Issuer, desk: Desk) -> None:
        """Comes first: what an issuer once said of itself is believed for an hour."""
        email = await known(desk, "Early Bird")
        page = stranger.page
        issuer.away = True
        await go_there(page)
        await is_told(page, "The other sign-in does not answer at the moment.")
        issuer.away = False
        await sign_in_there(page, email)
        await is_where_one_wanted(page)

    async def test_leads_back_to_the_page_that_was_wanted(self, stranger: Seat, desk: Desk) -> None:
        email = await known(desk, "Ada Here")
        page = stranger.page
        await expect(page.get_by_role("heading", name="Sign in to Test desk")).to_be_visible()
        await check_accessible(page)
        await sign_in_there(page, email)
        await is_where_one_wanted(page)
        await stranger.open("/app/settings/profile")
        await expect(page.get_by_label("Name", exact=True)).to_have_value("Ada Here")

    async def test_that_was_broken_off_may_be_tried_again(self, stranger: Seat, desk: Desk) -> None:
        email = await known(desk, "Bea")
        page = stranger.page
        await sign_in_there(page, email, "Refuse")
        await is_told(page, "The other sign-in did not let you in, or you broke it off.")
        await sign_in_there(page, email)
        await is_where_one_wanted(page)

    async def test_of_somebody_unknown_here_lets_nobody_in(self, stranger: Seat, desk: Desk) -> None:
        page, email = stranger.page, fresh("nobody")
        await sign_in_there(page, email)
        await is_told(page, "You are known there, but not here. Ask an administrator for an invitation.")
        people = (await desk.got("/users"))["data"]
        assert email not in {user["email"] for user in people}

    async def test_that_goes_away_meanwhile_says_so(self, stranger: Seat, issuer: Issuer, desk: Desk) -> None:
        email = await known(desk, "Cy")
        page = stranger.page
        await go_there(page)
        issuer.away = True
        await page.get_by_label("Address").fill(email)
        await page.get_by_role("button", name="Sign in").click()
        await is_told(page, "The other sign-in does not answer at the moment.")

    async def test_speaks_german_where_the_browser_does(self, sit_down: SitDown, issuer: Issuer) -> None:
        async with sit_down(agent=0, friends=(issuer.url,), locale="de-DE") as seat:
            page = await seat.open("/app/sign-in?error=oidc_away")
            await expect(page.get_by_text("Die andere Anmeldung antwortet gerade nicht.")).to_be_visible()
            await expect(page.get_by_role("link", name="Weiter mit Acme ID")).to_be_visible()
            await check_accessible(page)


class TestTheInstallation:
    async def test_is_looked_at_without_its_secrets(self, seat: Seat, issuer: Issuer) -> None:
        page = await seat.open("/app/inbox")
        palette = await open_palette(page, "installation")
        await palette.get_by_role("option", name=re.compile("^Installation")).click()
        await expect(page.get_by_role("heading", name="Installation", level=1)).to_be_visible()
        await expect(page.get_by_text("Acme ID").first).to_be_visible()
        await expect(page.get_by_text("Other workspaces share this server")).to_be_visible()
        mail = page.locator("div", has=page.locator("dt", has_text="PARLEY_MAIL_FROM")).last
        await expect(mail).to_contain_text("Acme desk <desk@acme.example>")
        secret = page.locator("div", has=page.locator("dt", has_text="PARLEY_OIDC_CLIENT_SECRET")).last
        await expect(secret.locator("dd")).to_contain_text("Set")
        assert issuer.url in await page.content()
        assert CLIENT_SECRET not in await page.content()
        await check_accessible(page)

    async def test_speaks_german(self, seat: Seat) -> None:
        await speak(seat, "de")
        page = await seat.open("/app/settings/installation")
        await expect(page.get_by_text("Größte Datei, die hochgeladen werden darf.")).to_be_visible()
        await expect(page.get_by_text("Largest file that may be uploaded.")).to_have_count(0)


async def invite(page: Page, email: str, name: str) -> None:
    """Invite somebody at Settings > Members."""
    await page.get_by_role("button", name="Invite", exact=True).click()
    sheet = page.get_by_role("dialog", name="Invite somebody")
    await sheet.get_by_label("E-mail address").fill(email)
    await sheet.get_by_label("Name").fill(name)
    await sheet.get_by_role("button", name="Invite").click()
    await expect(sheet).to_be_hidden()


async def links_to(box: Mailbox, email: str) -> tuple[str, str]:
    """Wait for the mail to somebody; return the link in its text and the one in its page."""

    async def has_come() -> bool:
        return any(message["To"] == email for message in box.messages)

    await becomes(has_come)
    (message,) = (message for message in box.messages if message["To"] == email)
    assert message["From"] == "Acme desk <desk@acme.example>"
    assert message["Subject"] == "Olivia Owner invites you to Test desk"
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    (said,) = LINK.findall(plain.get_content())
    shown = set(LINK.findall(unescape(page.get_content())))
    return said, shown.pop() if len(shown) == 1 else ""


async def look_at_newest(page: Page, state: str) -> None:
    """Open the newest mail on the page of owners, once it is so."""
    table = page.get_by_role("table", name="Outgoing mail")
    await expect(table.get_by_role("row").nth(1)).to_contain_text(state)
    await table.get_by_role("row").nth(1).get_by_role("button").click()


async def try_again_now(desk: Desk) -> None:
    """Spare the quarter of a minute until the next attempt."""
    async with desk.database.tenant(desk.workspace.id) as connection:
        await connection.execute(
            "update outgoing_mails set next_attempt_at = now() where workspace_id = $1 and status = 'waiting'",
            desk.workspace.id,
        )


class TestTheCompanysMailServer:
    async def test_that_is_down_makes_mail_wait_and_gets_it_afterwards(
        self, seat: Seat, desk: Desk, box: Mailbox
    ) -> None:
        email = fresh("dee")
        async with box.closed():
            page = await seat.open("/app/settings/members")
            await invite(page, email, "Dee")
            await seat.open("/app/settings/mails")
            await look_at_newest(page, "The server cannot be used")
            sheet = page.get_by_role("dialog")
            await expect(sheet).to_contain_text("Waiting")
            await expect(sheet).to_contain_text("1 · The server cannot be used")
            await check_accessible(page)
        await try_again_now(desk)
        await expect(sheet.get_by_text("Sent", exact=True)).to_be_visible()
        assert (await links_to(box, email))[0]

    async def test_that_refuses_somebody_is_quoted(self, seat: Seat, desk: Desk, box: Mailbox) -> None:
        box.refusals, email = ["550 no such user"], fresh("eve")
        page = await seat.open("/app/settings/members")
        await invite(page, email, "Eve")
        await seat.open("/app/settings/mails")
        await look_at_newest(page, "Failed")
        await expect(page.get_by_role("dialog")).to_contain_text("1 · The server refuses the recipient (550)")
        await seat.open("/app/settings/members")
        row = page.get_by_role("table", name="Invitations").get_by_role("row", name=email)
        await expect(row).to_contain_text("Failed")
        await check_accessible(page)

    async def test_carries_an_invitation_whose_link_makes_a_member(
        self, seat: Seat, sit_down: SitDown, desk: Desk, box: Mailbox
    ) -> None:
        page, email = await seat.open("/app/settings/members"), fresh("bo")
        await invite(page, email, "Bo")
        await expect(page.get_by_role("dialog")).to_have_count(0)
        said, shown = await links_to(box, email)
        assert said == shown
        async with sit_down(agent=0) as other:
            await other.page.goto(shown)
            await expect(other.page.get_by_text(f"You were invited as {email}.")).to_be_visible()
        async with sit_down(agent=0) as other:
            await other.page.goto(said)
            await other.page.get_by_label("Your name").fill("Bo Newcomer")
            await other.page.get_by_label("New password").fill(PASSWORD)
            await other.page.get_by_role("button", name="Join").click()
            await expect(other.page.get_by_role("heading", name="Open")).to_be_visible()
            await check_accessible(other.page)
        members = page.get_by_role("table", name="Members")
        await expect(members.get_by_role("button", name=re.compile(f"^Bo Newcomer.*{email}"))).to_be_visible()
        await seat.open("/app/settings/mails")
        await look_at_newest(page, "Sent")
        await expect(page.get_by_role("dialog")).to_contain_text("Its text is not kept any more.")
