"""Reports: read, told apart, narrowed, taken along."""

import csv
import re
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page, Route, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.desk_history import live_through
from tests.browser.seat import PHONE, Seat, becomes

HOSTILE = '=cmd|"/c calc"!A1 <img src=x onerror=alert(1)>'


async def figure(page: Page, name: str) -> int:
    """Return one of the figures at the top."""
    tile = page.get_by_role("listitem").filter(has=page.get_by_text(name, exact=True))
    told = tile.locator("span.text-display")
    await expect(told).to_have_text(re.compile(r"\d"))
    return int((await told.inner_text()).replace(",", ""))


async def saved(page: Page, name: str, folder: Path) -> list[list[str]]:
    """Download one of the files and return its rows."""
    await page.get_by_role("button", name="Download CSV").click()
    async with page.expect_download() as download:
        await page.get_by_role("menuitem", name=name).click()
    path = folder / "saved.csv"
    await (await download.value).save_as(path)
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


class TestReports:
    async def test_say_so_when_there_is_nothing(self, seat: Seat) -> None:
        page = await seat.open("/app/reports")
        await expect(page.get_by_text("Nothing is open. Well done.")).to_be_visible()
        await expect(page.get_by_text("No ticket of this time has one yet.").first).to_be_visible()
        await expect(page.get_by_role("heading", name="No tickets in this time")).to_be_visible()
        await check_accessible(page)

    async def test_count_what_came_in_what_was_solved_and_what_is_left(self, seat: Seat) -> None:
        await live_through(seat.desk)
        page = await seat.open("/app/reports?range=7d")
        chart = page.get_by_role("slider", name="Opened and solved")
        await expect(chart).to_be_visible()
        report = (await seat.desk.got("/reports/backlog"))["data"][0]
        assert await figure(page, "Open now") == report["open"]
        await check_accessible(page)
        table = page.get_by_role("table", name="Opened and solved")
        assert await table.get_by_role("row").count() == 8, "seven days and their heading, for ears"
        opened = await figure(page, "Opened")
        cells = await table.get_by_role("row").locator("td:first-of-type").all_inner_texts()
        assert sum(map(int, cells)) == opened
        await page.get_by_role("button", name="Show as a table: Opened and solved").click()
        await expect(chart).to_be_hidden()
        await check_accessible(page)

    async def test_are_told_apart_by_category_and_tag(self, seat: Seat) -> None:
        await live_through(seat.desk, tags=("late", HOSTILE))
        page = await seat.open("/app/reports")
        await page.get_by_role("tab", name="Category").click()
        table = page.get_by_role("table", name="Compare: Category")
        await expect(table.get_by_role("row", name="Billing")).to_be_visible()
        await expect(table.get_by_role("row", name="No category")).to_be_visible()
        await page.get_by_role("tab", name="Tag").click()
        tags = page.get_by_role("table", name="Compare: Tag")
        await expect(tags.get_by_text(HOSTILE)).to_be_visible()
        await expect(page).to_have_url(f"{seat.address}/app/reports?by=tag")
        await page.get_by_role("button", name="Category").click()
        await page.get_by_role("option", name="Billing").click()
        await expect(page.get_by_role("button", name="Category: Billing")).to_be_visible()
        row = (await seat.desk.got("/reports/backlog?category_id=none"))["data"][0]
        everything = (await seat.desk.got("/reports/backlog"))["data"][0]
        tile = page.get_by_role("listitem").filter(has=page.get_by_text("Open now", exact=True))
        await expect(tile).to_contain_text(str(everything["open"] - row["open"]))
        await page.reload()
        await expect(page.get_by_role("button", name="Category: Billing")).to_be_visible()
        await page.get_by_role("button", name="Take the filters away").click()
        await expect(tile).to_contain_text(str(everything["open"]))

    async def test_are_saved_with_the_figures_that_are_shown(self, seat: Seat, tmp_path: Path) -> None:
        await live_through(seat.desk, tags=("late", HOSTILE))
        page = await seat.open("/app/reports?by=tag")
        shown = page.get_by_role("table", name="Compare: Tag")
        await expect(shown.get_by_text(HOSTILE)).to_be_visible()
        rows = await saved(page, "Compare: Tag", tmp_path)
        assert f"'{HOSTILE}" in [row[0] for row in rows], "no spreadsheet runs it"
        cells = [await row.locator("td").all_inner_texts() for row in await shown.get_by_role("row").all()]
        assert [row[1:3] for row in rows[1:]] == [row[1:3] for row in cells[1:]]
        times = await saved(page, "Figures over time", tmp_path)
        assert len(times) == 31
        assert sum(int(row[1]) for row in times[1:]) == await figure(page, "Opened")
        assert sum(int(row[2]) for row in times[1:]) == await figure(page, "Solved")
        assert int(times[-1][3]) == await figure(page, "Open now")

    async def test_are_read_by_keyboard(self, seat: Seat) -> None:
        await live_through(seat.desk)
        page = await seat.open("/app/reports?range=7d")
        chart = page.get_by_role("slider", name="Backlog")
        await chart.focus()
        await page.keyboard.press("End")
        await expect(chart).to_have_attribute("aria-valuetext", await chart.get_attribute("aria-valuetext") or "-")
        await page.keyboard.press("Home")
        first = await page.get_by_role("table", name="Backlog").get_by_role("rowheader").first.inner_text()
        await expect(chart).to_have_attribute("aria-valuetext", f"{first}: {await backlog_of_first_day(seat)}")
        await page.get_by_role("tab", name="Agent").focus()
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("table", name="Compare: Team")).to_be_visible()

    async def test_fit_a_phone(self, seat: Seat, sit_down: SitDown) -> None:
        await live_through(seat.desk)
        async with sit_down(viewport={**PHONE, "width": 360}) as other:
            page = await other.open("/app/reports")
            await expect(page.get_by_role("slider", name="Opened and solved")).to_be_visible()
            await expect(page.get_by_role("button", name="Tag")).to_be_hidden()
            await page.get_by_role("button", name="Filters").click()
            await expect(page.get_by_role("button", name="Tag")).to_be_visible()
            assert await page.evaluate("document.documentElement.scrollWidth") <= 360
            await check_accessible(page)


async def backlog_of_first_day(seat: Seat) -> int:
    zone = await seat.page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone")
    day = await seat.page.evaluate(
        "new Intl.DateTimeFormat('sv', {dateStyle: 'short'}).format(new Date(Date.now() - 6 * 86400000))"
    )
    answer = await seat.desk.got(f"/reports/flow?since={day}&time_zone={zone}")
    return answer["data"][0]["backlog"]


class TestDays:
    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
    async def test_are_those_of_whoever_looks(self, seat: Seat, sit_down: SitDown, zone: str) -> None:
        await seat.desk.made("/tickets", {"subject": "Just now", "customer_email": "ann@example.com"})
        async with sit_down(timezone_id=zone) as other:
            page = await other.open("/app/reports?range=7d")
            rows = page.get_by_role("table", name="Opened and solved").get_by_role("row")
            await expect(rows.last.get_by_role("cell").first).to_have_text("1")
            today = await page.evaluate("new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium'}).format()")
            await expect(rows.last.get_by_role("rowheader")).to_have_text(f"{today}, so far")
            await expect(page.get_by_text(f"Days begin at midnight, {zone}")).to_be_visible()


class TestTrouble:
    async def test_is_said_and_passes(self, seat: Seat) -> None:
        await live_through(seat.desk, 20)

        async def refuse(route: Route) -> None:
            fault = {"error": {"code": "FORBIDDEN", "message": "Not today", "details": {}}}
            await route.fulfill(status=403, json=fault)

        await seat.page.route("**/api/v1/reports/**", refuse)
        page = await seat.open("/app/reports")
        again = page.get_by_role("button", name="Try again")
        await expect(again.first).to_be_visible()
        await expect(page.get_by_role("button", name="Download CSV")).to_be_visible()
        await check_accessible(page)
        await seat.page.unroute("**/api/v1/reports/**", refuse)

        async def is_well() -> bool:
            with suppress(PlaywrightError):  # it goes away by itself as well
                await again.first.click(timeout=1000)
            return await again.count() == 0

        await becomes(is_well)
        await expect(page.get_by_role("slider", name="Opened and solved")).to_be_visible()

    async def test_of_the_line_keeps_what_is_there(self, seat: Seat) -> None:
        await live_through(seat.desk, 20)
        page = await seat.open("/app/reports")
        await expect(page.get_by_role("slider", name="Opened and solved")).to_be_visible()
        await seat.context.set_offline(offline=True)
        await expect(page.get_by_role("slider", name="Opened and solved")).to_be_visible()
        await page.get_by_role("button", name="Download CSV").click()
        await expect(page.get_by_role("menuitem", name="Figures over time")).to_be_enabled()
        await check_accessible(page)
        await seat.context.set_offline(offline=False)
