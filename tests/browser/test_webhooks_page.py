"""A webhook is made, tested, looked into, replayed, given another secret, paused and deleted: a real endpoint hears."""

import json
from collections.abc import AsyncGenerator

import pytest
from playwright.async_api import Page, expect

from parley.app.endpoints import REACHABLE
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.browser.test_members import ask
from tests.support.servers import Seen, Send, Served, says, serving

GONE_WRONG = "500 Internal Server Error"


class Endpoint:
    """Answers as it is told; `served` knows what it heard."""

    def __init__(self) -> None:
        self.status = "200 OK"
        self.served: Served | None = None

    @property
    def url(self) -> str:
        assert self.served is not None
        return self.served.url("/hooks")

    @property
    def heard(self) -> list[Seen]:
        assert self.served is not None
        return self.served.seen

    async def answer(self, seen: Seen, send: Send) -> None:
        await says(b"thank you", status=self.status)(seen, send)

    async def hears(self, count: int) -> None:
        async def is_told() -> bool:
            return len(self.heard) >= count

        await becomes(is_told)


@pytest.fixture
async def endpoint() -> AsyncGenerator[Endpoint]:
    endpoint = Endpoint()
    async with serving(endpoint.answer) as served:
        endpoint.served = served
        yield endpoint


async def made(seat: Seat, endpoint: Endpoint, *events: str) -> Page:
    """Make a webhook by the server itself, which may call 127.0.0.1, and open its page."""
    page = await seat.open("/app/settings/developer")
    answer = await ask(page, "/webhooks", {"url": endpoint.url, "name": "Warehouse", "events": list(events)})
    return await seat.open(f"/app/settings/webhooks/{answer['data']['id']}")


class TestANewWebhook:
    async def test_is_refused_at_the_field_and_then_made_with_its_secret(self, seat: Seat, endpoint: Endpoint) -> None:
        page = await seat.open("/app/settings/webhooks")
        await page.get_by_role("button", name="Add webhook").click()
        sheet = page.get_by_role("dialog", name="New webhook")
        for url, said in (
            ("", "Must have 8 characters at least"),
            ("ftp://example.com/", "Must be an http or https address without user, password or fragment, 2000 long"),
            (
                "http://10.1.2.3/hooks",
                f"The address could not be fetched: {REACHABLE}",
            ),
        ):
            await sheet.get_by_label("Address").fill(url)
            await sheet.get_by_role("button", name="Add webhook").click()
            await expect(sheet.get_by_role("alert")).to_have_text(said)
            await expect(sheet.get_by_label("Address")).to_be_focused()
        await check_accessible(page)
        await sheet.get_by_label("Address").fill(endpoint.url)
        await sheet.get_by_label("Name", exact=False).first.fill("Warehouse")
        await sheet.get_by_role("radio", name="Only what is chosen").click()
        await sheet.get_by_role("searchbox", name="Find an event").fill("tag.")
        await sheet.get_by_role("checkbox", name="tag.created").click()
        await sheet.get_by_role("button", name="Add header").click()
        await sheet.get_by_label("Name of header 1", exact=True).fill("X-Source")
        await sheet.get_by_label("Value of header 1", exact=True).fill("parley")
        await sheet.get_by_role("button", name="Add webhook").click()
        shown = page.get_by_role("dialog", name="Signing secret of “Warehouse”")
        await expect(shown.get_by_role("region", name="Signing secret")).to_contain_text("whsec_")
        await check_accessible(page)
        await shown.get_by_role("button", name="I have kept it").click()
        await expect(page.get_by_text("Nothing was sent yet")).to_be_visible()
        await check_accessible(page)
        await seat.desk.made("/tags", {"name": "billing"})
        await expect(page.get_by_role("button", name="tag.created")).to_be_visible()
        await endpoint.hears(1)
        (seen,) = endpoint.heard
        assert seen.headers["x-source"] == "parley"
        assert json.loads(seen.body)["data"]["data"]["name"] == "billing"


class TestADelivery:
    async def test_shows_what_was_sent_and_is_sent_again(self, seat: Seat, endpoint: Endpoint) -> None:
        page = await made(seat, endpoint, "tag.created")
        await page.get_by_role("button", name="Send test").click()
        await page.get_by_role("button", name="Look").click()
        sheet = page.get_by_role("dialog", name="webhook.test")
        await expect(sheet.get_by_text("Delivered")).to_be_visible()
        await expect(sheet.get_by_role("region", name="What is sent")).to_contain_text('"type": "webhook.test"')
        await expect(sheet.get_by_role("region", name="Answer")).to_contain_text("thank you")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Send again").click()
        await expect(page.get_by_text("It is on its way again")).to_be_visible()
        await endpoint.hears(2)
        one, other = endpoint.heard
        assert one.headers["webhook-id"] == other.headers["webhook-id"]
        assert json.loads(one.body)["type"] == json.loads(other.body)["type"] == "webhook.test"

    async def test_that_failed_says_why(self, sit_down: SitDown, endpoint: Endpoint) -> None:
        endpoint.status = GONE_WRONG
        async with sit_down(viewport=PHONE) as seat:
            page = await made(seat, endpoint, "tag.created")
            await seat.desk.made("/tags", {"name": "billing"})
            await page.get_by_role("button", name="tag.created").click()
            sheet = page.get_by_role("dialog", name="tag.created")
            await expect(sheet.get_by_text("Attempt 1")).to_be_visible()
            await expect(sheet.get_by_text("500", exact=True)).to_be_visible()
            await expect(sheet.get_by_text("Next attempt")).to_be_visible()
            await expect(sheet.get_by_role("region", name="What is sent")).to_contain_text("billing")
            await check_accessible(page)

    async def test_of_an_hour_is_replayed(self, seat: Seat, endpoint: Endpoint) -> None:
        await seat.desk.made("/tags", {"name": "before it was there"})
        page = await made(seat, endpoint, "tag.created")
        await page.get_by_role("button", name="Warehouse", exact=True).click()
        await page.get_by_role("menuitem", name="Replay…").click()
        dialog = page.get_by_role("dialog", name="Send everything of a time again")
        to = dialog.get_by_label("To")
        later = await to.input_value()
        await to.fill("2020-01-01T00:00")
        await dialog.get_by_role("button", name="Send again").click()
        await expect(dialog.get_by_role("alert")).to_have_text("Must be later than from")
        await check_accessible(page)
        await to.fill(f"{int(later[:4]) + 1}{later[4:]}")
        await dialog.get_by_role("button", name="Send again").click()
        await expect(page.get_by_text("1 message is on its way again")).to_be_visible()
        await endpoint.hears(1)
        assert b"before it was there" in endpoint.heard[0].body


class TestAWebhook:
    async def test_gets_another_secret_is_paused_and_deleted(self, seat: Seat, endpoint: Endpoint) -> None:
        page = await made(seat, endpoint, "tag.created")
        menu = page.get_by_role("button", name="Warehouse", exact=True)
        await menu.click()
        await page.get_by_role("menuitem", name="New secret…").click()
        await page.get_by_role("dialog").get_by_role("button", name="Make a new secret").click()
        shown = page.get_by_role("dialog", name="Signing secret of “Warehouse”")
        await expect(shown.get_by_role("region", name="Signing secret")).to_contain_text("whsec_")
        await shown.get_by_role("button", name="I have kept it").click()
        await menu.click()
        await page.get_by_role("menuitem", name="Pause").click()
        await expect(page.get_by_text("Paused", exact=True)).to_be_visible()
        await page.get_by_role("button", name="Undo").click()
        await expect(page.get_by_text("Active", exact=True)).to_be_visible()
        await menu.click()
        await page.get_by_role("menuitem", name="Change…").click()
        sheet = page.get_by_role("dialog", name="Warehouse")
        await check_accessible(page)
        await sheet.get_by_label("Description").fill("Tells the warehouse")
        await sheet.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Tells the warehouse")).to_be_visible()
        await menu.click()
        await page.get_by_role("menuitem", name="Delete").click()
        await page.get_by_role("dialog", name="Delete “Warehouse”?").get_by_role("button", name="Delete").click()
        await expect(page.get_by_text("No webhooks yet")).to_be_visible()
        assert endpoint.heard == []
