"""What is typed before the editor is there is not lost, and starts nothing."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.browser.axe import check_accessible
from tests.browser.seat import Seat, becomes
from tests.browser.test_ticket_features import ASKED, is_answered, opened, said

EDITOR = "**/editor-*.js"

A_MOMENT = "() => new Promise((come) => requestAnimationFrame(() => setTimeout(come)))"
"""What the editor takes to hear where a key has moved the caret: no person is quicker."""


class TestTheFirstLetters:
    """What is typed while the editor's code is on its way."""

    @pytest.fixture
    async def slow(self, seat: Seat) -> asyncio.Event:
        """Hold the editor's code back until this is set."""
        comes = asyncio.Event()

        async def wait(route: Route) -> None:
            await comes.wait()
            await route.continue_()

        await seat.page.route(EDITOR, wait)
        return comes

    async def test_go_where_they_belong_and_no_shortcut_hears_them(self, seat: Seat, slow: asyncio.Event) -> None:
        ticket, page = await opened(seat)
        words = page.get_by_role("textbox", name="Reply to the customer")
        await page.get_by_role("button", name="Reply to ann@example.com").click()
        await page.keyboard.type("Please unplug it now")
        await expect(words).to_have_value("Please unplug it now")
        await check_accessible(page)
        for _ in " now":
            await page.keyboard.press("ArrowLeft")
        await page.keyboard.press("Shift+ArrowLeft")
        await page.keyboard.press("Shift+ArrowLeft")
        slow.set()
        await expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()
        await page.keyboard.type("the printer")
        await expect(words).to_have_text("Please unplug the printer now")
        await expect(page.get_by_role("textbox")).to_have_count(1)
        await page.keyboard.press("End")
        await page.evaluate(A_MOMENT)
        await page.keyboard.press("Enter")
        await page.keyboard.type("Thank you <3 & goodbye")
        await page.keyboard.press("Control+Enter")
        await becomes(lambda: is_answered(seat, ticket))
        assert await said(seat, ticket) == ["Please unplug the printer now\n\nThank you <3 & goodbye"]

    async def test_by_shortcut_begin_a_note_with_lines(self, seat: Seat, slow: asyncio.Event) -> None:
        _, page = await opened(seat)
        await page.keyboard.press("n")
        await page.keyboard.type("snooze  this \n\nplease ")
        words = page.get_by_role("textbox", name="Note for the team")
        await expect(words).to_have_value("snooze  this \n\nplease ")
        slow.set()
        await expect(page.get_by_role("toolbar", name="Formatting")).to_be_visible()
        await page.keyboard.type("Ada")
        assert await words.locator("p").all_inner_texts() == ["snooze  this ", "\n", "please Ada"]

    async def test_are_sent_without_an_editor(self, seat: Seat, slow: asyncio.Event) -> None:
        ticket, page = await opened(seat)
        await page.keyboard.press("r")
        await page.keyboard.type("Please unplug it.")
        await page.keyboard.press("Control+Enter")
        await becomes(lambda: is_answered(seat, ticket))
        assert await said(seat, ticket) == ["Please unplug it."]
        slow.set()

    async def test_survive_a_reload_before_the_editor_came(self, seat: Seat, slow: asyncio.Event) -> None:
        _, page = await opened(seat)
        await page.keyboard.press("r")
        await page.keyboard.type("Please unplug it.")
        await page.reload()
        await expect(page.get_by_role("region", name="Write")).to_contain_text("Please unplug it.")
        slow.set()
        await expect(page.get_by_role("textbox", name="Reply to the customer")).to_have_text("Please unplug it.")

    async def test_stand_behind_what_was_begun_elsewhere(self, seat: Seat, slow: asyncio.Event) -> None:
        ticket = await seat.desk.made("/tickets", ASKED)
        path = f"/tickets/{ticket['id']}/draft"
        assert (await seat.desk.call("PUT", path, json={"content": "<p>Dear <b>Ann</b></p>"})).is_success
        answered = asyncio.Event()

        async def wait(route: Route) -> None:
            await answered.wait()
            await route.continue_()

        await seat.page.route("**/api/v1/drafts?*", wait)
        page = await seat.open(f"/app/tickets/{ticket['number']}")
        await page.get_by_role("button", name="Reply to ann@example.com").click()
        await page.keyboard.type("Hello")
        answered.set()
        await expect(page.get_by_role("region", name="Write")).to_contain_text("Dear Ann")
        await page.keyboard.type(" there")
        slow.set()
        words = page.get_by_role("textbox", name="Reply to the customer")
        await expect(words.locator("p")).to_have_text(["Dear Ann", "Hello there"])

        async def is_kept() -> bool:
            return (await seat.desk.got(path))["data"][
                "content"
            ] == "<p>Dear <strong>Ann</strong></p><p>Hello there</p>"

        await becomes(is_kept)
