"""A ticket is read and answered."""

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes


class TestATicket:
    async def test_is_read_and_answered(self, seat: Seat) -> None:
        asked = {
            "subject": "The printer smokes",
            "description": "It began at noon.",
            "customer_email": "ann@example.com",
        }
        made = await seat.desk.made("/tickets", asked)
        page = await seat.open("/app/")
        await page.get_by_role("link", name="The printer smokes").click()
        await expect(page.get_by_text("It began at noon.")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Reply to ann@example.com").click()
        await page.get_by_role("textbox", name="Reply to the customer").fill("Please unplug it.")
        await page.keyboard.press("Control+Enter")
        await expect(page.get_by_text("Please unplug it.")).to_be_visible()

        async def is_sent() -> bool:
            sent = await seat.desk.got(f"/conversations?ticket_id={made['id']}")
            return "Please unplug it." in str(sent["data"])

        await becomes(is_sent)
