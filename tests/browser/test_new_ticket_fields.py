"""What a workspace asks of every ticket is asked of whoever opens one by hand."""

from typing import Any

from playwright.async_api import FilePayload, Locator, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat
from tests.browser.test_inbox import SUBJECTS, news
from tests.browser.test_new_ticket import choose_customer
from tests.browser.tickets import check_fits

LOG: FilePayload = {"name": "log.txt", "mimeType": "text/plain", "buffer": b"smoke"}


async def require(seat: Seat, label: str, kind: str, **more: Any) -> dict[str, Any]:
    """Make a field that is not required, and then is."""
    made = await seat.desk.made("/fields", {"label": label, "type": kind, **more})
    await seat.desk.call("PATCH", f"/fields/{made['id']}", json={"required": True})
    return made


async def begun(page: Page) -> Locator:
    """Begin a ticket of a new customer, and return its dialog."""
    await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
    dialog = page.get_by_role("dialog", name="New ticket")
    await choose_customer(page, "new@example.com", "new@example.com")
    await dialog.get_by_role("textbox", name="Subject").fill(SUBJECTS[0])
    return dialog


async def made(seat: Seat) -> dict[str, Any]:
    """Return the first ticket."""
    return (await seat.desk.got("/tickets/1"))["data"]


class TestANewTicket:
    async def test_asks_for_what_is_required_and_for_nothing_else(self, seat: Seat) -> None:
        await require(seat, "Order number", "text", single_line=True)
        weight = await require(seat, "Weight", "number")
        await seat.desk.made("/fields", {"label": "Colour", "type": "text"})
        page = await seat.open("/app/")
        dialog = await begun(page)
        order = dialog.get_by_role("textbox", name="Order number")
        await expect(order).to_be_visible()
        await expect(dialog.get_by_label("Colour")).to_have_count(0)
        await dialog.get_by_role("textbox", name="Weight").press_sequentially("1,5")
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(order).to_have_accessible_description("Required")
        await expect(order).to_be_focused()
        await check_accessible(page)
        await page.reload()
        await page.get_by_role("complementary").get_by_role("button", name="New ticket").click()
        await expect(dialog.get_by_role("textbox", name="Weight")).to_have_value("1.5")
        await order.fill("A-7")
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(news(page)).to_contain_text("Ticket #1 is created")
        assert (await made(seat))["custom_fields"] == {"order_number": "A-7", weight["key"]: 1.5}

    async def test_asks_for_what_became_required_while_it_was_written(self, seat: Seat) -> None:
        page = await seat.open("/app/")
        dialog = await begun(page)
        await page.route("**/api/v1/events/stream*", lambda route: route.abort())
        await require(seat, "Order number", "text", single_line=True)
        await dialog.get_by_role("button", name="Create ticket").click()
        order = dialog.get_by_role("textbox", name="Order number")
        await expect(order).to_have_accessible_description("Required")
        await order.fill("A-7")
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(news(page)).to_contain_text("Ticket #1 is created")

    async def test_asks_for_what_its_category_wants(self, seat: Seat) -> None:
        engine = await require(seat, "Engine", "select", options=[{"label": "V8"}, {"label": "Diesel"}])
        await require(seat, "Checked", "checkbox")
        await seat.desk.made("/categories", {"name": "Trucks", "field_ids": [engine["id"]]})
        page = await seat.open("/app/")
        dialog = await begun(page)
        await expect(dialog.get_by_role("checkbox", name="Checked")).to_be_visible()
        await expect(dialog.get_by_role("button", name="Engine")).to_have_count(0)
        await dialog.get_by_role("button", name="Category").click()
        await page.get_by_role("option", name="Trucks").click()
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(dialog.get_by_role("button", name="Engine")).to_have_accessible_description("Required")
        await dialog.get_by_role("button", name="Engine").click()
        await page.get_by_role("option", name="Diesel").click()
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(news(page)).to_contain_text("Ticket #1 is created")
        ticket = await made(seat)
        assert ticket["category_id"] == (await seat.desk.got("/categories"))["data"][0]["id"]
        assert ticket["custom_fields"] == {"engine": engine["options"][1]["id"], "checked": False}

    async def test_takes_the_file_that_is_required(self, seat: Seat) -> None:
        await require(seat, "Log", "file")
        page = await seat.open("/app/")
        dialog = await begun(page)
        button = dialog.get_by_role("button", name="Log")
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(button).to_have_accessible_description("Required")
        async with page.expect_file_chooser() as asked:
            await button.click()
        await (await asked.value).set_files([LOG])
        await expect(dialog.get_by_text("log.txt")).to_be_visible()
        await check_accessible(page)
        await check_fits(page)
        await dialog.get_by_role("button", name="Create ticket").click()
        await expect(news(page)).to_contain_text("Ticket #1 is created")
        file = (await made(seat))["custom_fields"]["log"]
        assert (await seat.desk.got(f"/files/{file}"))["data"]["name"] == "log.txt"
