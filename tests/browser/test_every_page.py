"""Every page there is, light and dark, wide and narrow: accessible, in its bounds, with a title and one heading."""

import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import check_accessible
from tests.browser.house import House
from tests.browser.languages import BROKEN, CUT, speak
from tests.browser.places import customer_pages, desk_pages, filled
from tests.browser.seat import DESKTOP, PATIENCE, PHONE, Seat, take_seat
from tests.browser.stage import Stage, portal_token

TABLET = {"width": 1024, "height": 768}
UPRIGHT = {"width": 768, "height": 1024}
SMALL = {"width": 360, "height": 740}
SETTLED = """async () => {
    const WAITS = '#root:empty, [aria-busy=true], .animate-pulse';
    const busy = () => [...document.querySelectorAll(WAITS)].some((each) => !each.closest('[data-sample]'));
    for (let turn = 0; busy() && turn < 400; turn++) await new Promise((done) => setTimeout(done, 50));
}"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
COLOURS = """async () => (await axe.run(document, {
    runOnly: ['color-contrast'], iframes: false, resultTypes: ['violations'] })).violations
    .flatMap((each) => each.nodes.map((node) => `${node.target}: ${node.failureSummary}`))"""
BOUNDS = """() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    const panes = [...document.querySelectorAll('main, main *')].filter((each) => {
        const style = getComputedStyle(each);
        const scrolls = /auto|scroll/.test(style.overflowX) && !/overflow-(x-)?(auto|scroll)/.test(each.className);
        return scrolls && each.scrollWidth > each.clientWidth + 1;
    });
    return [...(over > 0 ? [`the page is ${over} px too wide`] : []),
            ...panes.map((each) => `a pane is too wide: ${each.className}`)];
}"""
HEAD = """() => [document.title, document.querySelectorAll('h1').length]"""


@pytest.fixture(scope="module")
async def insider(browser: Browser, house: House, stage: Stage, folder: Path) -> AsyncGenerator[Seat]:
    """The owner's browser; as warm as those of people who go from page to page."""
    async with take_seat(browser, house, stage.desk, folder) as seat:
        yield seat


@pytest.fixture(scope="module", params=["pseudo", "de"])
async def speaker(
    request: pytest.FixtureRequest, browser: Browser, house: House, stage: Stage, folder: Path
) -> AsyncGenerator[tuple[Seat, str]]:
    """The owner's browser in the languages that need most room, and which it is."""
    async with take_seat(browser, house, stage.desk, folder) as seat:
        await speak(seat, request.param)
        yield seat, request.param


@pytest.fixture(scope="module")
async def stranger(browser: Browser, house: House, stage: Stage, folder: Path) -> AsyncGenerator[Seat]:
    """A browser that nobody is signed in at."""
    async with take_seat(browser, house, stage.desk, folder, agent=0) as seat:
        yield seat


@pytest.fixture(scope="module")
async def guest(browser: Browser, house: House, stage: Stage, folder: Path) -> AsyncGenerator[Seat]:
    """A customer's browser, in the portal."""
    async with take_seat(browser, house, stage.desk, folder, agent=0) as seat:
        page = await seat.open(f"/portal/enter#{await portal_token(stage.desk)}")
        await page.get_by_role("main").get_by_role("button").click()
        await page.wait_for_url(re.compile(r"/portal/?$"))
        yield seat


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the last pictures go."""
    return tmp_path_factory.mktemp("pages")


async def look(page: Page) -> list[str]:
    """Look at the page in every size and in both lights; return what is wrong with it."""
    faults: list[str] = []
    await page.evaluate(SETTLED)
    title, headings = await page.evaluate(HEAD)
    if not title or title == "Parley":
        faults.append(f"its title is {title!r}")
    if headings != 1:
        faults.append(f"it has {headings} first headings")
    for size, light, how in (
        (DESKTOP, "light", "whole"),
        (DESKTOP, "dark", "colours"),
        (PHONE, "dark", "whole"),
        (PHONE, "light", "colours"),
        (TABLET, "light", ""),
        (SMALL, "light", ""),
    ):
        await page.set_viewport_size(size)  # pyright: ignore[reportArgumentType] -- it is one
        await page.emulate_media(color_scheme="dark" if light == "dark" else "light")
        await page.evaluate(DRAWN)
        faults += [f"at {size['width']}, {light}: {fault}" for fault in await wrong(page, how)]
    return list(dict.fromkeys(faults))


async def wrong(page: Page, how: str) -> list[str]:
    """Return what is out of bounds, and what axe finds: the other light changes nothing but colours."""
    faults: list[str] = await page.evaluate(BOUNDS)
    if how == "colours":
        faults += await page.evaluate(COLOURS)
    if how == "whole":
        try:
            await check_accessible(page)
        except AssertionError as found:
            faults.append(str(found))
    return faults


async def check(seat: Seat, path: str) -> None:
    """Nothing is wrong with the page, before it or behind it."""
    # What the last page left is narrow, and from there `/app/settings` would first show its list.
    await seat.page.set_viewport_size(DESKTOP)  # pyright: ignore[reportArgumentType] -- it is one
    page = await seat.open(path)
    await expect(page.locator("h1").first).to_be_visible(timeout=PATIENCE)
    faults = await look(page)
    behind, seat.faults = seat.faults, []
    assert not faults + behind, "\n\n".join(faults + behind)


ENTRANCES = ("/app/sign-in", "/app/setup", "/app/enter")
DESK = [path for path in desk_pages() if path not in ENTRANCES]
FURTHER = ("/app/inbox?view=mine", "/app/inbox?search=nothing+is+called+this", "/app/nowhere")
OUTSIDE = (*ENTRANCES, "/app/enter#spent", "/portal", "/portal/new", "/p/nobodys", "/help?q=parcel", "/help/nowhere")


class TestEveryPage:
    @pytest.mark.parametrize("path", [*DESK, *FURTHER])
    async def test_of_the_desk_is_in_order(self, insider: Seat, stage: Stage, path: str) -> None:
        await check(insider, filled(path, stage.known))

    @pytest.mark.parametrize("path", [*OUTSIDE, "/p/$token"])
    async def test_for_strangers_is_in_order(self, stranger: Seat, stage: Stage, path: str) -> None:
        await check(stranger, filled(path, stage.known))

    @pytest.mark.parametrize("path", customer_pages())
    async def test_for_customers_is_in_order(self, guest: Seat, stage: Stage, path: str) -> None:
        await check(guest, filled(path, stage.known))


class TestTheSettings:
    @pytest.mark.parametrize("path", [path for path in DESK if path.startswith("/app/settings/")])
    async def test_have_room_for_every_language(self, speaker: tuple[Seat, str], stage: Stage, path: str) -> None:
        seat, language = speaker
        page = await seat.open(filled(path, stage.known))
        await expect(page.locator("h1").first).to_be_visible(timeout=PATIENCE)
        await page.evaluate(SETTLED)
        faults: list[str] = []
        for size in (DESKTOP, TABLET, UPRIGHT, PHONE, SMALL):
            await page.set_viewport_size(size)  # pyright: ignore[reportArgumentType] -- it is one
            await page.evaluate(DRAWN)
            # Between phones and desks tables may scroll in a language whose every word is a third longer.
            tables = language != "pseudo" or size in (PHONE, SMALL)
            for wrong in (BOUNDS, CUT, *([BROKEN] if tables else [])):
                faults += [f"at {size['width']}: {fault}" for fault in await page.evaluate(wrong)]
        assert not faults, "\n".join(faults)


class TestThePages:
    def test_are_found_in_the_sources(self) -> None:
        assert len(DESK) > 30
        assert {"/app/tickets/$number", "/app/settings/webhooks/$webhookId", "/app/reports", "/app/"} <= set(DESK)
        assert {"/help/$articles", "/portal/$requests"} <= set(customer_pages())
