"""A ticket is answered without a mouse, and on a phone."""

from playwright.async_api import Page, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import PHONE, Seat, becomes
from tests.browser.tickets import REPLY, check_fits, conversation, hurry, known, make_ticket, open_ticket, said
from tests.support.desks import Desk

SEEN = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing has the focus";
    const seen = (each) => {
        const style = getComputedStyle(each);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
    };
    for (let each = at, up = 0; each && up < 4; each = each.parentElement, up++) if (seen(each)) return "";
    if (at.isContentEditable || /^(input|textarea)$/i.test(at.tagName)) return "";
    if (at.matches("[cmdk-input]")) return "";
    return at.outerHTML.slice(0, 200);
}"""


async def check_focus(page: Page) -> None:
    """Who looks at the page sees where the keyboard is."""
    unseen = await page.evaluate(SEEN)
    assert not unseen, unseen


class TestByKeyboard:
    async def test_one_goes_from_the_inbox_to_a_sent_reply_and_a_solved_ticket(self, seat: Seat) -> None:
        await hurry(seat.desk)
        await make_ticket(seat.desk, "The scanner hums")
        ticket = await make_ticket(seat.desk)
        page = await seat.open("/app/")
        await expect(page.get_by_role("link", name="The printer smokes")).to_be_visible()
        await page.keyboard.press("j")
        await expect(page.get_by_role("link", name="The printer smokes")).to_be_focused()
        await check_focus(page)
        await page.keyboard.press("Enter")
        await expect(conversation(page).get_by_text("It began at noon.")).to_be_visible()
        await page.keyboard.press("j")
        await expect(conversation(page).get_by_role("article").first).to_be_focused()
        await check_focus(page)
        await page.keyboard.press("p")
        await expect(page.get_by_role("option", name="Urgent")).to_be_visible()
        await page.keyboard.type("urg")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("button", name="Priority: Urgent")).to_be_visible()
        await page.keyboard.press("r")
        await expect(page.get_by_role("textbox", name=REPLY)).to_be_focused()
        await check_focus(page)
        await page.keyboard.type("Please unplug it.")
        await page.keyboard.press("Control+Enter")
        await expect(conversation(page).get_by_text("Please unplug it.")).to_be_visible()
        await page.keyboard.press("e")
        await expect(page.get_by_role("button", name="Reopen")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("link", name="The printer smokes")).to_be_focused()
        await check_focus(page)

        async def is_done() -> bool:
            now = await known(seat.desk, ticket)
            return (now["state"], now["priority"], len(await said(seat.desk, ticket))) == ("solved", "urgent", 1)

        await becomes(is_done)

    async def test_every_stop_of_the_tab_key_is_seen_and_none_is_a_trap(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Serial", "type": "number"})
        await seat.desk.made("/fields", {"label": "Insured", "type": "checkbox"})
        page = await open_ticket(seat, await make_ticket(seat.desk, tags=["smoke"]))
        stops: list[str] = []
        for _ in range(90):
            await page.keyboard.press("Tab")
            where = await page.evaluate("document.activeElement?.outerHTML?.slice(0, 300) ?? ''")
            if where.startswith("<body") or (stops and where == stops[0] and len(stops) > 10):
                break
            await check_focus(page)
            stops.append(where)
        assert 30 < len(stops) < 90, len(stops)
        assert any("Add a link" in each for each in stops)


class TestOnAPhone:
    async def test_one_reads_looks_at_details_and_replies(self, desk: Desk, sit_down: SitDown) -> None:
        await hurry(desk)
        ticket = await make_ticket(desk, "The printer in the attic smokes whenever somebody opens the window")
        async with sit_down(viewport=PHONE, has_touch=True, is_mobile=True) as seat:
            page = await seat.open("/app/")
            await page.get_by_role("link", name="The printer in the attic").tap()
            await expect(conversation(page).get_by_text("It began at noon.")).to_be_visible()
            await check_accessible(page)
            await check_fits(page)
            await page.get_by_role("button", name="Details").tap()
            sheet = page.get_by_role("dialog", name="Details")
            await expect(sheet.get_by_role("button", name="Add a link")).to_be_visible()
            await check_accessible(page)
            await sheet.get_by_role("button", name="Priority:").tap()
            await page.get_by_role("option", name="Urgent").tap()
            await expect(sheet.get_by_role("button", name="Priority: Urgent")).to_be_visible()
            await check_fits(page)
            await sheet.get_by_role("button", name="Close").tap()
            await expect(sheet).to_be_hidden()
            await page.get_by_role("button", name="Reply to ann@example.com").tap()
            box = page.get_by_role("textbox", name=REPLY)
            await expect(box).to_be_focused()
            await box.fill("Please unplug it.")
            await check_accessible(page)
            await check_fits(page)
            await page.get_by_role("button", name="Send", exact=True).tap()
            await expect(conversation(page).get_by_text("Please unplug it.")).to_be_visible()
            await expect(box).to_be_hidden()

            async def is_sent() -> bool:
                return len(await said(desk, ticket)) == 1

            await becomes(is_sent)
            await page.get_by_role("button", name="Solve").tap()
            await expect(page.get_by_role("button", name="Reopen")).to_be_visible()
            await page.get_by_role("button", name="Back").tap()
            await expect(page.get_by_role("link", name="The printer in the attic")).to_be_visible()
