"""An article is written, looked at, published and found."""

import base64

from playwright.async_api import FilePayload, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PICTURE = FilePayload(name="The <lid>.png", mimeType="image/png", buffer=PNG)


class TestAnArticle:
    async def test_is_written_published_and_found_on_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        page = await seat.open("/app/articles")
        await page.get_by_role("link", name="New article").first.click()
        await page.get_by_label("Title").fill("The printer smokes")
        text = page.get_by_role("textbox", name="Text")
        await text.fill("Open the ")
        await page.keyboard.press("Control+End")
        await page.keyboard.press("Control+b")
        await page.keyboard.type("lid")
        await expect(text).to_have_value("Open the **lid**")
        preview = page.get_by_role("article", name="Preview")
        await expect(preview.locator("strong")).to_have_text("lid")
        await text.press("Control+End")
        await page.locator('input[type="file"]').set_input_files(PICTURE)
        await expect(preview.get_by_role("img", name="The lid")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Draft", exact=True)).to_be_visible()
        async with sit_down(agent=0, viewport=PHONE) as reader:
            other = await reader.open("/help?q=smokes")
            await expect(other.get_by_role("heading", name="Nothing found")).to_be_visible()
            await page.get_by_role("button", name="Publish").click()
            await expect(page.get_by_text("Published", exact=True)).to_be_visible()
            await other.get_by_role("searchbox").fill("smokes")
            await other.keyboard.press("Enter")
            await other.get_by_role("link", name="The printer smokes").click()
            await expect(other.get_by_role("img", name="The lid")).to_be_visible()
            await expect(other.locator(".prose strong")).to_have_text("lid")
            await expect(other.get_by_role("img", name="The lid")).to_have_js_property("naturalWidth", 1)

    async def test_that_is_no_picture_is_said_and_leaves_nothing_behind(self, seat: Seat) -> None:
        page = await seat.open("/app/articles/new")
        await page.get_by_role("textbox", name="Text").fill("Before")
        lie = FilePayload(name="evil.png", mimeType="image/png", buffer=b"<script>alert(1)</script>")
        await page.locator('input[type="file"]').set_input_files(lie)
        await expect(page.get_by_text("evil.png is no picture that can be shown")).to_be_visible()
        await expect(page.get_by_role("textbox", name="Text")).to_have_value("Before\n\n\n\n")

    async def test_survives_a_reload_while_it_is_written(self, seat: Seat) -> None:
        page = await seat.open("/app/articles/new")
        await page.get_by_label("Title").fill("Half a title")
        await page.get_by_role("textbox", name="Text").fill("Half a text")
        await page.reload()
        await expect(page.get_by_label("Title")).to_have_value("Half a title")
        await expect(page.get_by_role("textbox", name="Text")).to_have_value("Half a text")
        await expect(page.get_by_text("They are here again")).to_be_visible()

    async def test_that_somebody_else_changed_is_not_lost_to_either(self, seat: Seat) -> None:
        made = await seat.desk.made("/articles", {"title": "Ours", "body": "First"})
        page = await seat.open(f"/app/articles/{made['id']}")
        text = page.get_by_role("textbox", name="Text")
        await text.fill("Mine")
        await seat.desk.call("PATCH", f"/articles/{made['id']}", json={"body": "Theirs"})
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Somebody changed this article in the meantime")).to_be_visible()
        await expect(text).to_have_value("Mine")
        await check_accessible(page)

        async def is_saved() -> bool:
            return (await seat.desk.got(f"/articles/{made['id']}"))["data"]["body"] == "Mine"

        assert not await is_saved()
        await page.get_by_role("button", name="Save mine over it").click()
        await becomes(is_saved)

    async def test_is_found_in_its_section_and_on_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        section = await seat.desk.made("/sections", {"title": "Printers"})
        await seat.desk.made("/articles", {"title": "Inside", "collection_id": section["id"]})
        await seat.desk.made("/articles", {"title": "Outside", "status": "published"})
        page = await seat.open("/app/articles")
        await page.get_by_role("navigation", name="Sections").get_by_role("link", name="Printers").click()
        await expect(page.get_by_role("link", name="Inside")).to_be_visible()
        await expect(page.get_by_role("link", name="Outside")).to_be_hidden()
        await check_accessible(page)
        async with sit_down(viewport=PHONE, color_scheme="dark") as other:
            page = await other.open("/app/articles")
            await page.get_by_role("link", name="Inside").click()
            await page.get_by_role("tab", name="Preview").click()
            await expect(page.get_by_text("What you write appears here")).to_be_visible()
            await check_accessible(page)
