"""A ticket's public page: whoever holds its address reads it, until it is taken away."""

from playwright.async_api import FilePayload, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, becomes
from tests.support.desks import Desk

HOSTILE = "<img src=x onerror=alert(1)>"
FILE = FilePayload(name="log.txt", mimeType="text/plain", buffer=b"It said nothing")


async def shared(desk: Desk, *, replies: bool = True) -> tuple[str, str]:
    """Open a ticket with a public page; return its id and the page's path."""
    asked = {"subject": HOSTILE, "description": "It began at noon.", "customer_email": "ann@example.com"}
    ticket = (await desk.made("/tickets", asked))["id"]
    answer = await desk.call("POST", f"/tickets/{ticket}/public-page", json={"replies": replies})
    return ticket, "/p/" + answer.json()["data"]["url"].rpartition("/")[2]


class TestAPublicPage:
    async def test_is_read_and_replied_to_by_its_address(self, desk: Desk, sit_down: SitDown) -> None:
        ticket, path = await shared(desk)
        await desk.made("/conversations", {"ticket_id": ticket, "content": "Secret", "internal": True})
        async with sit_down(agent=0, viewport=PHONE) as reader:
            page = await reader.open(path)
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await expect(page.frame_locator("iframe").first.get_by_text("It began at noon.")).to_be_visible()
            await expect(page.locator("iframe")).to_have_count(1)
            await check_accessible(page)
            await page.get_by_label("Your reply").fill("Still smoking")
            await page.locator('input[type="file"]').set_input_files(FILE)
            await page.get_by_role("button", name="Send", exact=True).click()
            await expect(page.get_by_text("Sent. We answer as soon as we can.")).to_be_visible()
            await expect(page.get_by_role("link", name="log.txt")).to_be_visible()
            await expect(page.get_by_label("Your reply")).to_have_value("")

        async def has_arrived() -> bool:
            return "Still smoking" in str(await desk.got(f"/conversations?ticket_id={ticket}"))

        await becomes(has_arrived)

    async def test_that_is_for_reading_takes_no_reply(self, desk: Desk, sit_down: SitDown) -> None:
        _, path = await shared(desk, replies=False)
        async with sit_down(agent=0, color_scheme="dark") as reader:
            page = await reader.open(path)
            await expect(page.get_by_text("Whoever has the address of this page can read it.")).to_be_visible()
            await expect(page.get_by_role("textbox")).to_be_hidden()
            await check_accessible(page)

    async def test_that_was_taken_away_is_gone_while_somebody_looks(self, desk: Desk, sit_down: SitDown) -> None:
        ticket, path = await shared(desk)
        async with sit_down(agent=0) as reader:
            page = await reader.open(path)
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await desk.call("DELETE", f"/tickets/{ticket}/public-page")
            await page.evaluate("dispatchEvent(new Event('focus'))")
            await expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
            await page.reload()
            await expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
            await check_accessible(page)
            await reader.open(f"{path[:-3]}AAA")
            await expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()

    async def test_stays_readable_without_a_connection_and_says_so_until_it_is_back(
        self, desk: Desk, sit_down: SitDown
    ) -> None:
        _, path = await shared(desk)
        async with sit_down(agent=0, viewport=PHONE) as reader:
            page = await reader.open(path)
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await reader.context.set_offline(True)
            away = page.get_by_text("No connection. You can go on reading")
            await expect(away).to_be_visible()
            await expect(page.get_by_role("heading", name=HOSTILE, level=1)).to_be_visible()
            await check_accessible(page)
            await reader.context.set_offline(False)
            await expect(away).to_be_hidden()
