"""What goes wrong with a form is said in it, and nothing typed is lost: stale, broken, offline, closed, signed out."""

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat

STUMBLED = "The server stumbled."
AWAY = "The server cannot be reached."


async def typed(seat: Seat) -> tuple[Page, Locator]:
    """Begin a new tag."""
    page = await seat.open("/app/settings/tags?open=new")
    sheet = page.get_by_role("dialog", name="New tag")
    await sheet.get_by_label("Name").fill("half a tag")
    return page, sheet


class TestWhatIsTyped:
    async def test_outlives_a_reload_and_a_sign_out_and_asks_before_it_goes(self, seat: Seat) -> None:
        page, sheet = await typed(seat)
        await page.reload()
        await expect(sheet.get_by_label("Name")).to_have_value("half a tag")
        await expect(sheet.get_by_text("You had begun this before")).to_be_visible()
        await page.keyboard.press("Escape")
        await check_accessible(page)
        await page.get_by_role("button", name="Keep writing").click()
        await seat.context.clear_cookies()
        await sheet.get_by_role("button", name="Add tag").click()
        await expect(page.get_by_role("dialog", name="You were signed out")).to_be_visible()
        # Behind the question the sheet is out of reach, and as it was.
        assert await page.locator("input[value='half a tag']").count() == 1
        await expect(page.get_by_text("You are signed out.")).to_be_visible()
        await check_accessible(page)

    async def test_is_thrown_away_when_one_says_so(self, seat: Seat) -> None:
        page, sheet = await typed(seat)
        await sheet.get_by_role("button", name="Cancel").click()
        await page.get_by_role("button", name="Discard").click()
        await expect(sheet).to_be_hidden()
        await page.get_by_role("button", name="Add tag").click()
        await expect(sheet.get_by_label("Name")).to_have_value("")


class TestAForm:
    async def test_keeps_all_when_nobody_answers(self, seat: Seat) -> None:
        page, sheet = await typed(seat)
        await seat.context.set_offline(True)
        await sheet.get_by_role("button", name="Add tag").click()
        await expect(sheet.get_by_text(AWAY)).to_be_visible()
        await check_accessible(page)
        await seat.context.set_offline(False)
        await sheet.get_by_role("button", name="Add tag").click()
        await expect(page.get_by_role("button", name="half a tag", exact=True)).to_be_visible()
        assert len((await seat.desk.got("/tags"))["data"]) == 1

    async def test_keeps_all_when_the_server_stumbles(self, seat: Seat) -> None:
        page, sheet = await typed(seat)
        broken = {"error": {"code": "INTERNAL_SERVER_ERROR", "message": "", "details": {"request_id": "req-7"}}}
        await page.route("**/api/v1/tags", lambda route: route.fulfill(status=500, json=broken))
        await sheet.get_by_role("button", name="Add tag").click()
        await expect(sheet.get_by_text(STUMBLED)).to_be_visible()
        await expect(sheet.get_by_label("Name")).to_have_value("half a tag")
        await check_accessible(page)
        await page.unroute_all()
        await sheet.get_by_role("button", name="Add tag").click()
        await expect(page.get_by_role("button", name="half a tag", exact=True)).to_be_visible()
        seat.faults.clear()  # the 500 was ours

    async def test_says_that_somebody_was_quicker_and_saves_the_second_time(self, seat: Seat) -> None:
        tag = await seat.desk.made("/tags", {"name": "billing"})
        page = await seat.open(f"/app/settings/tags?open={tag['id']}")
        sheet = page.get_by_role("dialog", name="billing")
        await expect(sheet.get_by_label("Name")).to_have_value("billing")
        await page.route("**/events/stream*", lambda route: route.abort())
        await sheet.get_by_label("Name").fill("invoices")

        async def sooner(route: object) -> None:
            await seat.desk.call("PATCH", f"/tags/{tag['id']}", json={"color": "#00aa55"})
            await page.unroute("**/api/v1/tags/*")
            await route.continue_()  # type: ignore[attr-defined] -- Playwright's Route

        await page.route("**/api/v1/tags/*", sooner)
        await sheet.get_by_role("button", name="Save").click()
        await expect(sheet.get_by_text("Somebody changed this in the meantime.")).to_be_visible()
        await expect(sheet.get_by_label("Name")).to_have_value("invoices")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("button", name="invoices", exact=True)).to_be_visible()
        known = (await seat.desk.got(f"/tags/{tag['id']}"))["data"]
        assert (known["name"], known["color"]) == ("invoices", "#00aa55")
