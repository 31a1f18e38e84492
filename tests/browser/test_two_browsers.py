"""Two agents at one ticket see each other, and neither loses anything."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from playwright.async_api import Route, expect

from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.seat import Seat, becomes
from tests.browser.tickets import agent_called, begin, conversation, hurry, known, make_ticket, open_ticket, toast


@pytest.fixture
async def other(seat: Seat, sit_down: SitDown) -> AsyncGenerator[Seat]:
    """Bea's browser at the owner's desk."""
    bea = await agent_called(seat.desk, "Bea Baker")
    async with sit_down(agent=bea) as other:
        await hurry(seat.desk)
        await hurry(seat.desk, agent=bea)
        yield other


class TestTwoAgents:
    async def test_see_each_others_words_and_changes_at_once(self, seat: Seat, other: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        mine, theirs = await open_ticket(seat, ticket), await open_ticket(other, ticket)
        await expect(theirs.get_by_role("img", name="Olivia Owner is looking at this")).to_be_visible()
        await expect(mine.get_by_role("img", name="Bea Baker is looking at this")).to_be_visible()
        box = await begin(mine)
        await box.press_sequentially("Please unplug it.")
        await expect(theirs.get_by_role("status").get_by_text("Olivia Owner is writing")).to_be_visible()
        await check_accessible(theirs)
        await mine.keyboard.press("Control+Shift+Enter")
        await expect(conversation(theirs).get_by_text("Please unplug it.")).to_be_visible()
        await expect(theirs.get_by_role("button", name="Reopen")).to_be_visible()
        await theirs.get_by_role("button", name="Priority:").click()
        await theirs.get_by_role("option", name="Urgent").click()
        await expect(mine.get_by_role("button", name="Priority: Urgent")).to_be_visible()
        await theirs.goto(f"{other.address}/app/")
        await expect(mine.get_by_role("img", name="Bea Baker is looking at this")).to_be_hidden()

    async def test_are_not_moved_by_what_the_other_says(self, seat: Seat, other: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        for count in range(25):
            await seat.desk.made("/conversations", {"ticket_id": ticket["id"], "content": f"Answer number {count:02}"})
        mine, theirs = await open_ticket(seat, ticket), await open_ticket(other, ticket)
        words = conversation(mine)
        await expect(words.get_by_text("Answer number 24")).to_be_in_viewport()
        await words.get_by_text("Answer number 03").scroll_into_view_if_needed()
        place = await words.evaluate("each => each.scrollTop")
        box = await begin(theirs)
        await box.fill("Something new")
        await theirs.keyboard.press("Control+Enter")
        await expect(mine.get_by_role("button", name="1 new message")).to_be_visible()
        assert await words.evaluate("each => each.scrollTop") == place
        await check_accessible(mine)
        await mine.get_by_role("button", name="1 new message").click()
        await expect(words.get_by_text("Something new")).to_be_in_viewport()

    async def test_are_told_of_an_answer_that_came_while_they_wrote(self, seat: Seat, other: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        mine, theirs = await open_ticket(seat, ticket), await open_ticket(other, ticket)
        mine_box = await begin(mine)
        await mine_box.fill("Please unplug it.")
        theirs_box = await begin(theirs)
        await theirs_box.fill("I have called them.")
        await theirs.keyboard.press("Control+Enter")
        await expect(mine.get_by_text("Bea Baker replied since you began to write.")).to_be_visible()
        await expect(mine_box).to_have_text("Please unplug it.")
        await check_accessible(mine)
        await mine.get_by_role("button", name="Show", exact=True).click()
        await expect(conversation(mine).get_by_text("I have called them.")).to_be_in_viewport()
        await expect(mine.get_by_text("replied since you began to write")).to_be_hidden()

    async def test_who_change_the_same_are_told_and_lose_nothing(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk)
        page = await open_ticket(seat, ticket)
        await overtake(seat, ticket, {"priority": "low"})
        await page.get_by_role("button", name="Priority:").click()
        await page.get_by_role("option", name="Urgent").click()
        await expect(toast(page).get_by_text("Priority was changed by somebody else meanwhile.")).to_be_visible()
        await expect(page.get_by_role("button", name="Priority: Low")).to_be_visible()
        await check_accessible(page)
        await toast(page).get_by_role("button", name="Do it anyway").click()
        await expect(page.get_by_role("button", name="Priority: Urgent")).to_be_visible()
        await expect(toast(page).get_by_text("Priority was changed")).to_be_hidden()

        async def is_mine() -> bool:
            return (await known(seat.desk, ticket))["priority"] == "urgent"

        await becomes(is_mine)

    async def test_who_change_different_things_both_have_their_way(self, seat: Seat) -> None:
        ticket = await make_ticket(seat.desk, tags=["smoke"])
        page = await open_ticket(seat, ticket)
        await overtake(seat, ticket, {"tags": ["smoke", "fire"], "subject": "It burns"})
        await page.get_by_role("button", name="Remove smoke").click()
        await expect(page.get_by_role("button", name="Remove fire")).to_be_visible()
        await expect(page.get_by_role("button", name="Remove smoke")).to_be_hidden()
        await expect(page.get_by_role("heading", level=1)).to_contain_text("It burns")

        async def are_both_so() -> bool:
            now = await known(seat.desk, ticket)
            return (now["tags"], now["subject"]) == (["fire"], "It burns")

        await becomes(are_both_so)


async def overtake(seat: Seat, ticket: dict[str, Any], change: dict[str, Any]) -> None:
    """Have somebody else be quicker with this change than the page's next one."""
    left = [change]

    async def first_theirs(route: Route) -> None:
        if route.request.method == "PATCH" and left:
            answer = await seat.desk.call("PATCH", f"/tickets/{ticket['id']}", json=left.pop())
            assert answer.is_success, answer.text
        await route.continue_()

    await seat.page.route("**/api/v1/tickets/*", first_theirs)
