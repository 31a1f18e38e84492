"""What comes in and goes out in bulk, and what is on record of it: imports, exports, the audit log."""

import asyncio
import json
from pathlib import Path

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat

LINES = (
    json.dumps({"external_id": "old-1", "subject": "The lamp flickers", "customer_email": "ann@example.com"}),
    json.dumps({"subject": "", "customer_email": "nobody"}),
    "this is no JSON",
    json.dumps({"external_id": "old-2", "subject": "<img src=x onerror=alert(1)>", "customer_email": "bo@example.com"}),
)


class TestAnImport:
    async def test_takes_in_what_is_right_and_lists_the_rest(self, seat: Seat, tmp_path: Path) -> None:
        file = tmp_path / "tickets.ndjson"
        file.write_text("\n".join(LINES))
        page = await seat.open("/app/settings/imports")
        await expect(page.get_by_role("button", name="Choose a file")).to_be_visible()
        await check_accessible(page)
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("button", name="Choose a file").click()
        await (await chooser.value).set_files(file)
        await expect(page.get_by_text("Done", exact=True)).to_be_visible()
        await expect(page.get_by_text("tickets.ndjson")).to_be_visible()
        await page.get_by_role("button", name="2 refused").click()
        sheet = page.get_by_role("dialog")
        await expect(sheet.get_by_role("heading", name="Line 2")).to_be_visible()
        await expect(sheet.get_by_text("Must not be empty")).to_be_visible()
        await expect(sheet.get_by_role("region", name="Line 3")).to_have_text("this is no JSON")
        await check_accessible(page)
        subjects = {each["subject"] for each in (await seat.desk.got("/tickets"))["data"]}
        assert subjects == {"The lamp flickers", "<img src=x onerror=alert(1)>"}

    async def test_of_nothing_is_refused_in_words(self, seat: Seat, tmp_path: Path) -> None:
        file = tmp_path / "empty.ndjson"
        file.write_text("")
        page = await seat.open("/app/settings/imports")
        async with page.expect_file_chooser() as chooser:
            await page.get_by_role("button", name="Choose a file").click()
        await (await chooser.value).set_files(file)
        await expect(page.get_by_text("There is no line")).to_be_visible()


class TestAnExport:
    async def test_is_narrowed_written_and_read(self, sit_down: SitDown) -> None:
        async with sit_down(viewport=PHONE) as seat:
            for subject, tags in (("The lamp flickers", ["very urgent"]), ("The door jams", [])):
                body = {"subject": subject, "customer_email": "ann@example.com", "tags": tags}
                await seat.desk.made("/tickets", body)
            page = await seat.open("/app/settings/exports")
            await page.get_by_role("button", name="New export").click()
            sheet = page.get_by_role("dialog", name="New export")
            await sheet.get_by_role("radio", name="JSON lines").click()
            await sheet.get_by_label("Created from").fill("2026-01-01")
            await sheet.get_by_label("Created until").fill("2099-12-31")
            await sheet.get_by_label("Customer").click()
            await page.keyboard.type("ann")
            await page.get_by_role("option", name="ann@example.com").click()
            await sheet.get_by_label("Tags").fill("very urgent")
            await page.keyboard.press("Enter")
            await check_accessible(page)
            await sheet.get_by_role("button", name="Export").click()
            link = page.get_by_role("link", name="Download")
            await expect(page.get_by_text("Created until: 31 Dec 2099")).to_be_visible()
            await expect(link).to_be_visible()
            await check_accessible(page)
            async with page.expect_download() as download:
                await link.click()
            file = await (await download.value).path()
            seat.faults.clear()  # the link leads to the house's public address, which has another name here
            said = await asyncio.to_thread(file.read_text)
        assert [json.loads(line)["subject"] for line in said.splitlines()] == ["The lamp flickers"]


class TestTheAuditLog:
    async def test_is_narrowed_by_what_and_by_whom(self, seat: Seat) -> None:
        await seat.desk.made("/tags", {"name": "billing"})
        await seat.desk.made("/teams", {"name": "Returns"})
        page = await seat.open("/app/settings/audit")
        await expect(page.get_by_role("button", name="tag.created")).to_be_visible()
        await expect(page.get_by_role("button", name="team.created")).to_be_visible()
        await check_accessible(page)
        await page.get_by_label("What").select_option(label="Everything about tag")
        await expect(page.get_by_role("button", name="team.created")).to_have_count(0)
        await page.get_by_label("Who").select_option(label="Olivia Owner")
        await page.get_by_role("button", name="tag.created").click()
        sheet = page.get_by_role("dialog", name="tag.created")
        await expect(sheet.get_by_role("region", name="What changed")).to_contain_text("billing")
        await check_accessible(page)
        await sheet.get_by_role("button", name="Close").click()
        await page.get_by_label("Before").fill("2020-01-01T00:00")
        await expect(page.get_by_text("Nothing matches")).to_be_visible()
        await page.get_by_role("button", name="Clear filters").click()
        await expect(page.get_by_role("button", name="team.created")).to_be_visible()


class TestASurvey:
    async def test_is_listed_with_what_the_customer_says(self, seat: Seat) -> None:
        ticket = await seat.desk.made("/tickets", {"subject": "The door jams", "customer_email": "ann@example.com"})
        await seat.desk.made(f"/tickets/{ticket['id']}/survey", None)
        body = {"value": 5, "comment": "Quick, <b>thank you</b>"}
        assert (await seat.desk.call("POST", f"/tickets/{ticket['id']}/survey/answer", json=body)).is_success
        page = await seat.open("/app/settings/surveys")
        row = page.get_by_role("row", name="5 of 5")
        await expect(row).to_contain_text("Quick, <b>thank you</b>")
        await check_accessible(page)
        await page.get_by_role("tab", name="Not answered yet").click()
        await expect(page.get_by_text("There is none of them.")).to_be_visible()
