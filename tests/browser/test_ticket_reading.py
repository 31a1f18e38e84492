"""A ticket is read: what was said, what happened, who asks."""

from playwright.async_api import expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat
from tests.browser.tickets import conversation, customer_writes, make_ticket, open_ticket, picture, uploaded

ANSWER = (
    "<p>It still smokes.</p><p>On 3 May 2026 Olivia &lt;o@desk.test&gt; wrote:</p>"
    "<blockquote><p>Please unplug it.</p></blockquote>"
)


class TestAConversation:
    async def test_tells_replies_from_notes_and_from_what_happened(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "We look into it."})
        note = {"ticket_id": ticket["id"], "content": "He is in a hurry.", "internal": True}
        await seat.desk.made("/conversations", note)
        await seat.desk.call("PATCH", f"/tickets/{ticket['id']}", json={"priority": "high"})
        page = await open_ticket(seat, ticket)
        words = conversation(page)
        await expect(words.get_by_text("It began at noon.")).to_be_visible()
        await expect(words.get_by_role("article").filter(has_text="We look into it.")).to_be_visible()
        noted = words.get_by_role("article", name="Internal note")
        await expect(noted).to_contain_text("He is in a hurry.")
        await expect(words.get_by_text("set the priority to High")).to_be_visible()
        colours = [
            await words.get_by_role("article").nth(at).evaluate("each => getComputedStyle(each).backgroundColor")
            for at in range(3)
        ]
        assert len(set(colours)) == 3, colours
        await check_accessible(page)

    async def test_folds_what_a_mail_quotes(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        await customer_writes(seat.desk, ticket, ANSWER)
        page = await open_ticket(seat, ticket)
        await expect(page.get_by_text("It still smokes.")).to_be_visible()
        await expect(page.get_by_text("Please unplug it.")).to_be_hidden()
        await page.get_by_role("button", name="Show quoted text").click()
        await expect(page.get_by_text("Please unplug it.")).to_be_visible()
        await expect(page.get_by_role("button", name="Hide quoted text")).to_have_attribute("aria-expanded", "true")
        await check_accessible(page)

    async def test_shows_pictures_and_offers_other_files(self, seat: Seat) -> None:
        files = [
            await uploaded(seat, "smoke.png", picture(600, 400), "image/png"),
            await uploaded(seat, "log.txt", b"fire\n", "text/plain"),
        ]
        ticket = await make_ticket(seat.desk)
        answer = {"ticket_id": ticket["id"], "content": "See these.", "attachments": files}
        await seat.desk.made("/conversations", answer)
        page = await open_ticket(seat, ticket)
        await expect(page.get_by_role("link", name="log.txt")).to_be_visible()
        await page.get_by_role("button", name="Preview: smoke.png").click()
        dialog = page.get_by_role("dialog", name="smoke.png")
        shown = dialog.get_by_role("img", name="smoke.png")
        await expect(shown).to_be_visible()
        await expect(shown).to_have_js_property("naturalWidth", 600)
        await check_accessible(page)
        await page.keyboard.press("Escape")
        await expect(dialog).to_be_hidden()
        await expect(page.get_by_role("button", name="Preview: smoke.png")).to_be_focused()
        async with page.expect_download() as told:
            await page.get_by_role("link", name="log.txt").click()
        download = await told.value
        assert download.suggested_filename == "log.txt"
        assert (await download.path()).read_bytes() == b"fire\n"

    async def test_brings_what_is_older_above_what_is_read(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        for count in range(60):
            await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": f"Answer number {count:02}"})
        page = await open_ticket(seat, ticket)
        await expect(page.get_by_text("Answer number 59")).to_be_in_viewport()
        await expect(page.get_by_text("Answer number 05")).to_have_count(0)
        oldest = page.get_by_text("Answer number 10")
        await oldest.scroll_into_view_if_needed()
        await page.get_by_role("button", name="Show earlier messages").click()
        await expect(page.get_by_text("Answer number 05")).to_be_attached()
        await expect(oldest).to_be_in_viewport()
        await expect(page.get_by_role("button", name="Show earlier messages")).to_have_count(0)

    async def test_leads_to_one_message(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        first = await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "The first answer"})
        for count in range(30):
            await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": f"Answer number {count:02}"})
        page = await seat.open(f"/app/tickets/{ticket['number']}#{first['id']}")
        await expect(page.get_by_text("The first answer")).to_be_in_viewport()


class TestACustomer:
    async def test_is_shown_with_what_else_they_asked(self, seat: Seat) -> None:
        earlier = await make_ticket(seat.desk, "The scanner hums", customer_name="Ann Lee")
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        details = page.get_by_role("complementary", name="Details")
        await expect(details.get_by_text("Ann Lee")).to_be_visible()
        await expect(details.get_by_role("link", name="ann@example.com")).to_have_attribute(
            "href", "mailto:ann@example.com"
        )
        await expect(details.get_by_text("2 tickets")).to_be_visible()
        await details.get_by_role("link", name="The scanner hums").first.click()
        await expect(page).to_have_url(f"{seat.address}/app/tickets/{earlier['number']}")
        await expect(page.get_by_role("heading", level=1)).to_contain_text("The scanner hums")

    async def test_is_mended_in_place_and_refused_in_words(self, seat: Seat) -> None:
        await seat.desk.made("/customers", {"email": "bob@example.com"})
        page = await open_ticket(seat, await make_ticket(seat.desk))
        details = page.get_by_role("complementary", name="Details")
        await details.get_by_role("button", name="Edit customer").click()
        dialog = page.get_by_role("dialog", name="Edit customer")
        await dialog.get_by_label("Name").fill("Ann Lee")
        await dialog.get_by_label("E-mail").fill("bob@example.com")
        await dialog.get_by_role("button", name="Save").click()
        await expect(dialog.get_by_role("alert")).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_label("E-mail").fill("ann@example.org")
        await dialog.get_by_role("button", name="Save").click()
        await expect(dialog).to_be_hidden()
        await expect(details.get_by_text("Ann Lee")).to_be_visible()
        await expect(details.get_by_role("link", name="ann@example.org")).to_be_visible()
