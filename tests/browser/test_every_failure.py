"""Every page of the desk while the server refuses to tell it anything: it says so, and comes back by another try."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from tests.browser.house import House
from tests.browser.places import filled
from tests.browser.seat import Seat, take_seat
from tests.browser.stage import Stage
from tests.browser.test_every_page import DESK, SETTLED

NEEDED = ("/session", "/entrance", "/events/stream", "/presence")
"""What the desk around the page asks for: without it there would be no page."""
READS_NOTHING = {
    "/app/parts",
    "/app/search",
    "/app/articles/new",
    "/app/settings",
    "/app/settings/profile",
    "/app/settings/developer",
}
FAULT = {"error": {"code": "FORBIDDEN", "message": "You may not do that", "details": {}}}


@pytest.fixture(scope="module")
async def seat(
    browser: Browser, house: House, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[Seat]:
    """The owner's browser."""
    folder: Path = tmp_path_factory.mktemp("failures")
    async with take_seat(browser, house, stage.desk, folder) as seat:
        yield seat


async def refuse(route: Route) -> None:
    """Answer as a server does that does not want to."""
    path = route.request.url.partition("/api/v1")[2]
    if path.startswith(NEEDED):
        await route.continue_()
    else:
        await route.fulfill(status=403, json=FAULT)


class TestAPageThatIsToldNothing:
    @pytest.mark.parametrize("path", [path for path in DESK if path not in READS_NOTHING])
    async def test_says_so_and_tries_again(self, seat: Seat, stage: Stage, path: str) -> None:
        await seat.page.route("**/api/v1/**", refuse)
        page = await seat.open(filled(path, stage.known))
        retry = page.get_by_role("main").get_by_role("button", name="Try again")
        await expect(retry.first).to_be_visible()
        await expect(page.locator("h1")).to_have_count(1)
        await page.evaluate(SETTLED)
        await page.unroute("**/api/v1/**")
        while await retry.count():
            left = await retry.count()
            await retry.first.click()
            await expect(retry).not_to_have_count(left)
        await page.evaluate(SETTLED)
        behind, seat.faults = seat.faults, []
        assert not behind, "\n".join(behind)
