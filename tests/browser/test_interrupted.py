"""Whoever is interrupted goes on where they were: nothing that was typed is lost, nothing that happened is missed."""

import asyncio

import pytest
from playwright.async_api import Page, Request, Route, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import (
    NOTE,
    REPLY,
    begin,
    conversation,
    details,
    forgive,
    hurry,
    make_ticket,
    open_ticket,
    said,
)
from tests.support.seats import PASSWORD, give_password

STREAM = "**/events/stream*"
WORDS = "Please unplug it, then wait."
KEPT = "Object.keys(localStorage).filter((each) => /^parley\\.(field|subject)\\./.test(each))"


@pytest.fixture
async def page(seat: Seat) -> Page:
    """A ticket to which one begins to write."""
    await hurry(seat.desk)
    page = await open_ticket(seat, await make_ticket(seat.desk))
    box = await begin(page)
    await box.press_sequentially(WORDS)
    return page


class TestWhatWasTyped:
    async def test_survives_a_reload(self, page: Page) -> None:
        await page.reload()
        await expect(page.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_survives_a_tab_that_dies(self, seat: Seat, page: Page) -> None:
        cdp = await seat.context.new_cdp_session(page)
        again = await seat.another()
        await cdp.send("Page.close")
        await open_ticket(seat, {"number": 1}, page=again)
        await expect(again.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_survives_without_the_server(self, seat: Seat, page: Page) -> None:
        await seat.context.set_offline(True)
        box = page.get_by_role("textbox", name=REPLY)
        await box.press_sequentially(" Then call.")
        await expect(page.get_by_text("Kept in this browser")).to_be_visible()
        await seat.context.set_offline(False)
        await expect(page.get_by_text("Draft saved")).to_be_visible()
        await page.evaluate("localStorage.clear()")
        await page.reload()
        await expect(box).to_have_text(f"{WORDS} Then call.")

    async def test_is_there_in_another_browser(self, seat: Seat, page: Page) -> None:
        await expect(page.get_by_text("Draft saved")).to_be_visible()
        other = await seat.another()
        await open_ticket(seat, {"number": 1}, page=other)
        await expect(other.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_survives_another_page_and_the_way_back(self, page: Page) -> None:
        await page.get_by_role("button", name="Back", exact=True).click()
        await page.get_by_role("link", name="The printer smokes").click()
        await expect(page.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_survives_a_session_that_was_ended_elsewhere(self, seat: Seat, page: Page) -> None:
        await end_sessions(seat)
        dialog = page.get_by_role("dialog", name="You were signed out")
        await expect(dialog).to_be_visible()
        await check_accessible(page)
        await dialog.get_by_label("Password").fill(PASSWORD)
        await dialog.get_by_role("button", name="Sign in", exact=True).click()
        await expect(dialog).to_be_hidden()
        box = page.get_by_role("textbox", name=REPLY)
        await expect(box).to_have_text(WORDS)
        await box.focus()
        await page.keyboard.press("Control+Enter")

        async def is_sent() -> bool:
            return [each["content_text"] for each in await said(seat.desk, {"id": "tkt_1"})] == [WORDS]

        await becomes(is_sent)

    async def test_is_there_in_a_second_tab_when_one_has_signed_in_again(self, seat: Seat, page: Page) -> None:
        await expect(page.get_by_text("Draft saved")).to_be_visible()
        second = await seat.another()
        await open_ticket(seat, {"number": 1}, page=second)
        await end_sessions(seat)
        dialog = second.get_by_role("dialog", name="You were signed out")
        await expect(dialog).to_be_visible()
        other = page.get_by_role("dialog", name="You were signed out")
        await other.get_by_label("Password").fill(PASSWORD)
        await other.get_by_role("button", name="Sign in", exact=True).click()
        await expect(dialog).to_be_hidden()
        await seat.desk.call("PATCH", "/tickets/tkt_1", json={"priority": "high"})
        await expect(second.get_by_role("button", name="Priority: High")).to_be_visible()
        await second.get_by_role("button", name="Priority: High").click()
        await second.get_by_role("option", name="Low").click()

        async def is_low() -> bool:
            return (await seat.desk.got("/tickets/tkt_1"))["data"]["priority"] == "low"

        await becomes(is_low)
        await expect(page.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_of_notes_and_replies_is_kept_apart(self, page: Page) -> None:
        note = await begin_note(page)
        await note.press_sequentially("He is in a hurry.")
        await page.reload()
        await expect(page.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)
        await page.get_by_role("button", name="Note", exact=True).click()
        await expect(page.get_by_role("textbox", name=NOTE)).to_have_text("He is in a hurry.")


class TestADetail:
    async def test_that_is_being_typed_survives_a_reload(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Paper", "type": "text", "single_line": True})
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await page.get_by_role("button", name="The printer smokes").click()
        subject = page.get_by_role("textbox", name="Subject")
        await subject.fill("The printer burns")
        await page.reload()
        await expect(subject).to_have_value("The printer burns")
        await subject.press("Enter")
        await expect(subject).to_be_hidden()
        paper = details(page).get_by_label("Paper")
        await paper.fill("A4")
        await page.reload()
        await expect(paper).to_have_value("A4")
        await expect(page.get_by_text("Typed here and not saved yet")).to_be_visible()
        await check_accessible(page)
        await paper.press("Enter")
        await expect(page.get_by_text("Typed here and not saved yet")).to_be_hidden()

        async def is_kept() -> bool:
            now = (await seat.desk.got("/tickets/tkt_1"))["data"]
            return (now["subject"], now["custom_fields"]) == ("The printer burns", {"paper": "A4"})

        await becomes(is_kept)

        async def is_forgotten() -> bool:
            return await page.evaluate(KEPT) == []

        await becomes(is_forgotten)

    async def test_that_could_not_be_saved_is_typed_on(self, seat: Seat) -> None:
        await seat.desk.made("/fields", {"label": "Paper", "type": "text", "single_line": True})
        page = await open_ticket(seat, await make_ticket(seat.desk))
        await page.route("**/api/v1/tickets/*", lambda route: route.fulfill(status=500, json={}))
        await page.get_by_role("button", name="The printer smokes").click()
        subject = page.get_by_role("textbox", name="Subject")
        await subject.fill("The printer burns")
        await subject.press("Enter")
        await expect(subject).to_have_value("The printer burns")
        paper = details(page).get_by_label("Paper")
        await paper.fill("A4")
        await paper.press("Enter")
        await expect(page.get_by_text("Typed here and not saved yet")).to_be_visible()
        await expect(paper).to_have_value("A4")
        await page.unroute("**/api/v1/tickets/*")
        await subject.press("Enter")
        await expect(page.get_by_role("button", name="The printer burns")).to_be_visible()
        forgive(seat, "500")


async def end_sessions(seat: Seat) -> None:
    """Sign the agent out of every browser: a new password does."""
    await give_password(seat.desk)


async def begin_note(page: Page):  # noqa: ANN201
    await page.get_by_role("button", name="Note", exact=True).click()
    return page.get_by_role("textbox", name=NOTE)


class TestTheStream:
    async def test_that_was_cut_brings_what_was_missed(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await seat.context.set_offline(True)
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await check_accessible(page)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Said meanwhile"})
        await seat.desk.call("PATCH", f"/tickets/{ticket['id']}", json={"priority": "urgent"})
        await seat.context.set_offline(False)
        await expect(conversation(page).get_by_text("Said meanwhile")).to_be_visible()
        await expect(page.get_by_role("button", name="Priority: Urgent")).to_be_visible()
        await expect(page.get_by_text("No connection.")).to_be_hidden()

    async def test_that_begins_late_misses_nothing(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        is_cut = asyncio.Event()
        is_cut.set()
        await seat.page.route(STREAM, lambda route: route.abort() if is_cut.is_set() else route.continue_())
        page = await open_ticket(seat, ticket)
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "Said meanwhile"})
        is_cut.clear()  # a route that is taken back while a request is held by it may never answer that
        await expect(conversation(page).get_by_text("Said meanwhile")).to_be_visible()

    async def test_passes_to_another_tab_when_its_own_is_closed(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        first = await open_ticket(seat, ticket)
        second = await open_ticket(seat, ticket, page=await seat.another())
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "For both"})
        for page in (first, second):
            await expect(conversation(page).get_by_text("For both")).to_be_visible()
        await first.close()
        await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": "For one"})
        await expect(conversation(second).get_by_text("For one")).to_be_visible()


class TestAnUpgrade:
    async def test_brings_a_page_whose_pieces_are_gone_to_the_new_build(self, seat: Seat) -> None:
        await make_ticket(seat.desk)
        page = await seat.open("/app/")
        await expect(page.get_by_role("link", name="The printer smokes")).to_be_visible()
        await lose_pieces(page)
        await page.get_by_role("link", name="Reports").click()
        await expect(page.get_by_role("heading", name="Reports", level=1)).to_be_visible()
        forgive(seat, "dynamically imported module")

    async def test_in_the_middle_of_a_sentence_loses_no_word(self, seat: Seat, page: Page) -> None:
        await lose_pieces(page)
        await page.get_by_role("link", name="Reports").click()
        await expect(page.get_by_role("heading", name="Reports", level=1)).to_be_visible()
        forgive(seat, "dynamically imported module")
        await open_ticket(seat, {"number": 1})
        await expect(page.get_by_role("textbox", name=REPLY)).to_have_text(WORDS)

    async def test_that_changed_nothing_needed_now_is_offered(self, seat: Seat) -> None:
        page = await open_ticket(seat, await make_ticket(seat.desk))
        await seat.context.set_offline(True)
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await page.route("**/app", lambda route: route.fulfill(status=200, headers={"etag": '"another"'}))
        await seat.context.set_offline(False)
        await expect(page.get_by_text("A new version of Parley is ready.")).to_be_visible()
        await check_accessible(page)
        async with page.expect_navigation():
            await page.get_by_role("button", name="Reload").click()
        await expect(conversation(page).get_by_text("It began at noon.")).to_be_visible()


async def lose_pieces(page: Page) -> None:
    """Have every piece of the build that is not loaded yet be gone, until the page is loaded anew."""
    gone = [True]

    async def missing(route: Route) -> None:
        if gone:
            fault = {"error": {"code": "NOT_FOUND", "message": "There is no such file"}}
            await route.fulfill(status=404, json=fault)
        else:
            await route.continue_()

    def on_request(request: Request) -> None:
        if request.is_navigation_request():
            gone.clear()

    page.on("request", on_request)
    await page.route("**/assets/**", missing)
