"""What tickets are made of: fields of each type, categories, statuses, tags and teams, all made by hand."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat

TYPES = {
    "Text": "text",
    "Number": "number",
    "Yes or no": "checkbox",
    "Date": "date",
    "One of a list": "select",
    "Several of a list": "multi_select",
    "Member": "user",
    "File": "file",
}
ASKED = {"subject": "The lamp flickers", "customer_email": "ann@example.com"}


async def opened(seat: Seat, path: str, title: str, button: str) -> Locator:
    """Open a page and the sheet of a new thing."""
    page = await seat.open(f"/app/settings/{path}")
    await page.get_by_role("button", name=button).click()
    return page.get_by_role("dialog", name=title)


async def delete(page: Page, name: str, word: str = "Delete") -> None:
    """Delete a row, and say so when asked."""
    await page.get_by_role("button", name=f"Actions for {name}").click()
    await page.get_by_role("menuitem", name=word).click()
    question = page.get_by_role("dialog", name=f"{word} “{name}”?")
    await check_accessible(page)
    await question.get_by_role("button", name=word).click()


class TestAField:
    @pytest.mark.parametrize("word", TYPES)
    async def test_of_each_type_is_made_and_stands_on_a_ticket(self, seat: Seat, word: str) -> None:
        ticket = await seat.desk.made("/tickets", ASKED)
        sheet = await opened(seat, "fields", "New field", "Add field")
        page = seat.page
        await sheet.get_by_label("Label").fill(f"My {word}")
        await sheet.get_by_label("Type").select_option(label=word)
        if "list" in word:
            await sheet.get_by_role("button", name="Add option").click()
            await page.keyboard.type("Blue")
            await page.keyboard.press("Enter")
            await page.keyboard.type("Red")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Add field").click()
        await expect(page.get_by_role("row", name=f"My {word}")).to_contain_text(word)
        (field,) = (await seat.desk.got("/fields"))["data"]
        assert (field["type"], [each["label"] for each in field["options"]]) == (
            TYPES[word],
            ["Blue", "Red"] if "list" in word else [],
        )
        await seat.open(f"/app/tickets/{ticket['id']}")
        await expect(page.get_by_text(f"My {word}").first).to_be_visible()

    async def test_has_its_options_renamed_ordered_and_taken_away(self, seat: Seat) -> None:
        options = [{"label": each} for each in ("Small", "Large", "Huge")]
        await seat.desk.made("/fields", {"label": "Size", "type": "select", "options": options})
        page = await seat.open("/app/settings/fields")
        await page.get_by_role("button", name="Size", exact=True).click()
        sheet = page.get_by_role("dialog", name="Size")
        await sheet.get_by_label("Option 1", exact=True).fill("Large")
        await sheet.get_by_role("button", name="Save").click()
        await expect(sheet.get_by_role("alert")).to_have_text("Another option has this label")
        await check_accessible(page)
        await sheet.get_by_label("Option 1", exact=True).fill("Tiny")
        await sheet.get_by_role("button", name="Move Tiny down").click()
        await sheet.get_by_role("button", name="Remove Huge").click()
        await sheet.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved")).to_be_visible()
        (field,) = (await seat.desk.got("/fields"))["data"]
        assert [each["label"] for each in field["options"]] == ["Large", "Tiny"]


class TestACategory:
    async def test_stands_in_a_tree_and_orders_its_fields(self, seat: Seat) -> None:
        for label in ("Order number", "Device"):
            await seat.desk.made("/fields", {"label": label, "type": "text"})
        await seat.desk.made("/categories", {"name": "Returns"})
        sheet = await opened(seat, "categories", "New category", "Add category")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Damaged")
        await sheet.get_by_label("Below").click()
        await page.get_by_role("option", name="Returns").click()
        for label in ("Device", "Order number"):
            await sheet.get_by_role("button", name="Add: Fields").click()
            await page.get_by_role("option", name=label).click()
        await sheet.get_by_role("button", name="Move Order number up").click()
        await check_accessible(page)
        await sheet.get_by_role("button", name="Add category").click()
        await expect(page.get_by_role("row", name="Damaged")).to_contain_text("2 fields")
        known = {field["id"]: field["label"] for field in (await seat.desk.got("/fields"))["data"]}
        made = next(each for each in (await seat.desk.got("/categories"))["data"] if each["name"] == "Damaged")
        assert [known[each] for each in made["field_ids"]] == ["Order number", "Device"]
        await delete(page, "Returns")
        question = page.get_by_role("dialog")
        await expect(question.get_by_text("Other categories are below this one")).to_be_visible()
        await question.get_by_role("button", name="Cancel").click()
        await delete(page, "Damaged")
        await expect(page.get_by_text("“Damaged” is deleted")).to_be_visible()


class TestAStatus:
    async def test_is_made_moved_and_refused_to_go_while_a_ticket_has_it(self, seat: Seat) -> None:
        sheet = await opened(seat, "statuses", "New status", "Add status")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Waiting for parts")
        await sheet.get_by_label("Word for programs").fill("Not so")
        await sheet.get_by_label("State").select_option(label="Pending")
        await sheet.get_by_role("button", name="Amber").click()
        await sheet.get_by_role("button", name="Add status").click()
        await expect(sheet.get_by_role("alert")).to_contain_text("Must be lower-case letters, digits and")
        await sheet.get_by_label("Word for programs").fill("parts")
        await sheet.get_by_role("button", name="Add status").click()
        row = page.get_by_role("row", name="Waiting for parts")
        await expect(row).to_contain_text("Pending")
        await page.get_by_role("button", name="Move Waiting for parts up").click()
        await expect(page.get_by_role("row").last).not_to_contain_text("Waiting for parts")
        ticket = await seat.desk.made("/tickets", ASKED)
        changed = await seat.desk.call("PATCH", f"/tickets/{ticket['id']}", json={"status": "parts"})
        assert changed.is_success
        await delete(page, "Waiting for parts")
        await expect(page.get_by_role("dialog").get_by_text("Tickets have this status")).to_be_visible()
        await check_accessible(page)


class TestATag:
    async def test_is_renamed_and_deleted_with_what_that_means(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            ticket = await seat.desk.made("/tickets", {**ASKED, "tags": ["biling", "new"]})
            page = await seat.open("/app/settings/tags")
            await page.get_by_role("button", name="biling", exact=True).click()
            sheet = page.get_by_role("dialog", name="biling")
            for name, said in (("a,b", "Must hold no comma"), ("", "Must not be empty")):
                await sheet.get_by_label("Name", exact=True).fill(name)
                await sheet.get_by_role("button", name="Save").click()
                await expect(sheet.get_by_role("alert")).to_have_text(said)
            await sheet.get_by_label("Name", exact=True).fill("new")
            await sheet.get_by_role("button", name="Save").click()
            await expect(sheet.get_by_text("A tag with this name exists already")).to_be_visible()
            await check_accessible(page)
            await sheet.get_by_label("Name", exact=True).fill("billing")
            await sheet.get_by_label("Another colour").fill("red")
            await sheet.get_by_role("button", name="Save").click()
            await expect(sheet.get_by_role("alert")).to_have_text("Must be a colour such as #0f766e")
            await sheet.get_by_role("button", name="Green").click()
            await sheet.get_by_role("button", name="Save").click()
            await expect(page.get_by_text("Saved")).to_be_visible()
            assert set((await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["tags"]) == {"billing", "new"}
            await delete(page, "billing")
            await expect(page.get_by_text("“billing” is deleted")).to_be_visible()
            assert (await seat.desk.got(f"/tickets/{ticket['id']}"))["data"]["tags"] == ["new"]


class TestATeam:
    async def test_is_made_of_members(self, seat: Seat) -> None:
        sheet = await opened(seat, "teams", "New team", "Add team")
        page = seat.page
        await sheet.get_by_label("Name", exact=True).fill("Billing")
        await sheet.get_by_label("Members").click()
        await page.get_by_role("option", name="Olivia Owner").click()
        await check_accessible(page)
        await page.keyboard.press("Escape")
        await sheet.get_by_role("button", name="Add team").click()
        await expect(page.get_by_role("row", name="Billing")).to_contain_text("1 member")
        await page.get_by_role("button", name="Add team").click()
        again = page.get_by_role("dialog", name="New team")
        await again.get_by_label("Name").fill("Billing")
        await again.get_by_role("button", name="Add team").click()
        await expect(again.get_by_text("A team with this name exists already")).to_be_visible()
        await check_accessible(page)
