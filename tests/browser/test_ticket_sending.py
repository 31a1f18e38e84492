"""A ticket is answered with files, and what cannot be sent is not lost."""

import pytest
from playwright.async_api import FilePayload, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import (
    REPLY,
    begin,
    conversation,
    forgive,
    give,
    hurry,
    make_ticket,
    open_ticket,
    picture,
    refuse,
    refuse_once,
    said,
    toast,
)

SENDS = "**/draft/send*"
WORDS = "Please unplug it."


@pytest.fixture
async def fast(seat: Seat) -> Seat:
    """The owner, whose messages go out at once."""
    await hurry(seat.desk)
    return seat


class TestFiles:
    async def test_are_chosen_pasted_and_dropped(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page)
        async with page.expect_file_chooser() as asked:
            await page.get_by_role("button", name="Attach files").click()
        await (await asked.value).set_files([FilePayload(name="chosen.png", mimeType="image/png", buffer=picture())])
        await expect(page.get_by_text("chosen.png")).to_be_visible()
        for event, name in (("paste", "pasted.txt"), ("drop", "dropped.txt")):
            await box.focus()
            await give(page, event, name)
            await expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Remove pasted.txt").click()
        await expect(page.get_by_text("pasted.txt")).to_have_count(0)
        await box.press_sequentially("See these")
        await page.keyboard.press("Control+Enter")

        async def is_sent() -> bool:
            sent = await said(fast.desk, ticket)
            return bool(sent) and {each["name"] for each in sent[0]["attachments"]} == {"chosen.png", "dropped.txt"}

        await becomes(is_sent)
        await expect(conversation(page).get_by_role("link", name="dropped.txt")).to_be_visible()
        await expect(conversation(page).get_by_role("button", name="Preview: chosen.png")).to_be_visible()

    async def test_that_do_not_arrive_say_why_and_try_again(self, seat: Seat) -> None:
        page = await open_ticket(seat, await make_ticket(seat.desk))
        await begin(page)
        await page.route("**/api/v1/files", refuse_once(500))
        await give(page, "paste", "pasted.txt")
        await expect(page.get_by_role("alert").filter(has_text="pasted.txt")).to_be_visible()
        await check_accessible(page)
        await page.get_by_role("button", name="Try again").click()
        await expect(page.get_by_role("alert").filter(has_text="pasted.txt")).to_have_count(0)
        await expect(page.get_by_role("button", name="Remove pasted.txt")).to_be_visible()
        forgive(seat, "500:")


class TestWhatCannotBeSent:
    @pytest.mark.parametrize("status", [422, 500, 503])
    async def test_stays_in_the_editor_word_for_word(self, fast: Seat, status: int) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        await page.route(SENDS, refuse(status))
        await self._fails_then_arrives(fast, page, ticket)
        forgive(fast, f"{status}:")

    async def test_stays_without_a_network_and_goes_out_when_it_is_back(self, fast: Seat) -> None:
        ticket = await make_ticket(fast.desk)
        page = await open_ticket(fast, ticket)
        box = await begin(page)
        await box.fill(WORDS)
        await fast.context.set_offline(True)
        await page.keyboard.press("Control+Enter")
        await expect(toast(page).get_by_text("The server cannot be reached.")).to_be_visible()
        await expect(page.get_by_text("No connection.")).to_be_visible()
        await expect(box).to_have_text(WORDS)
        await check_accessible(page)
        await fast.context.set_offline(False)
        await expect(page.get_by_text("No connection.")).to_be_hidden()
        await box.focus()
        await page.keyboard.press("Control+Enter")
        await self._arrives(fast, page, ticket)

    async def _fails_then_arrives(self, seat: Seat, page: Page, ticket: dict[str, object]) -> None:
        box = await begin(page)
        await box.fill(WORDS)
        await page.keyboard.press("Control+Enter")
        await expect(toast(page).get_by_role("button", name="Close").first).to_be_visible()
        await expect(box).to_have_text(WORDS)
        await check_accessible(page)
        await page.unroute(SENDS)
        await page.keyboard.press("Control+Enter")
        await self._arrives(seat, page, ticket)

    async def _arrives(self, seat: Seat, page: Page, ticket: dict[str, object]) -> None:
        async def is_sent_once() -> bool:
            return [each["content_text"] for each in await said(seat.desk, ticket)] == [WORDS]

        await becomes(is_sent_once)
        await expect(page.get_by_role("textbox", name=REPLY)).to_be_hidden()
        await expect(conversation(page).get_by_text(WORDS)).to_have_count(1)
