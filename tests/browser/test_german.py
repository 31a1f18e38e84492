"""What the server says in its own words is German to whoever reads German: at fields, of files, of failures."""

import json

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.languages import speak
from tests.browser.seat import PHONE, Seat
from tests.browser.tickets import give, make_ticket
from tests.support.desks import Desk


async def german(seat: Seat) -> Seat:
    await speak(seat, "de")
    return seat


class TestARefusal:
    async def test_is_german_at_a_field_of_a_record(self, seat: Seat) -> None:
        page = await (await german(seat)).open("/app/companies")
        await page.get_by_role("button", name="Neue Firma").click()
        sheet = page.get_by_role("dialog", name="Neue Firma")
        await sheet.get_by_label("Name", exact=True).fill("Acme")
        await sheet.get_by_label("Domains").fill("no domain")
        await page.keyboard.press("Control+Enter")
        await expect(sheet.get_by_role("alert")).to_have_text("Bitte eine Domain wie example.com")
        await check_accessible(page)

    async def test_is_german_at_a_file(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await (await german(seat)).open(f"/app/tickets/{ticket['number']}")
        await expect(page.locator("#opening")).to_be_visible()
        await page.keyboard.press("r")
        await expect(page.locator("textarea, [contenteditable=true]").first).to_be_focused()
        await give(page, "paste", "setup.exe")
        await expect(page.get_by_text("Programme werden nicht angenommen")).to_be_visible()
        await check_accessible(page)

    async def test_is_german_in_the_portal(self, sit_down: SitDown) -> None:
        async with sit_down(agent=0, locale="de-DE", viewport=PHONE) as guest:
            page = await guest.open("/portal")
            await page.get_by_role("textbox").fill("ann@example")
            await page.get_by_role("button", name="Link").click()
            await expect(page.get_by_role("alert")).to_have_text("Das ist keine E-Mail-Adresse")
            await check_accessible(page)


class TestAFailure:
    async def test_of_a_line_of_an_import_is_german(self, desk: Desk, seat: Seat) -> None:
        lines = b"\n".join([b"no json", json.dumps({"subject": "x", "custom_fields": {"size": 1}}).encode()])
        headers = {"content-type": "application/x-ndjson"}
        answer = await desk.call("POST", "/imports", content=lines, headers=headers)
        page = await (await german(seat)).open(f"/app/settings/imports?open={answer.json()['data']['id']}")
        sheet = page.get_by_role("dialog")
        await expect(sheet.get_by_text("Das ist kein wohlgeformtes JSON in UTF-8")).to_be_visible()
        await check_accessible(page)


class TestAnEvent:
    async def test_is_explained_in_german(self, seat: Seat) -> None:
        page = await (await german(seat)).open("/app/settings/webhooks?open=new")
        await page.get_by_label("Nur, was gewählt ist").click()
        await expect(page.get_by_text("Ein Ticket wurde eröffnet.")).to_be_visible()
        await page.get_by_role("searchbox", name="Ereignis suchen").fill("umbenannt")
        await expect(page.get_by_text("section.updated")).to_be_visible()


class TestASource:
    async def test_is_called_by_a_german_name(self, seat: Seat) -> None:
        page = await (await german(seat)).open("/app/inbox?view=all&source=follow_up")
        await expect(page.get_by_text("Folge eines geschlossenen Tickets")).to_be_visible()
