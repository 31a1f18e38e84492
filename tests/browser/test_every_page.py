"""Every page there is, light and dark, wide and narrow: accessible, in its bounds, with a title and one heading."""

from collections.abc import AsyncGenerator, Sequence

import pytest
from playwright.async_api import Page, expect

from parley.kit.db import Database
from tests.browser.axe import check_accessible
from tests.browser.conftest import SitDown
from tests.browser.house import House
from tests.browser.places import customer_pages, desk_pages, filled
from tests.browser.seat import DESKTOP, PHONE, Seat
from tests.browser.stage import Stage, open_stage, portal_token
from tests.support.desks import Desk

TABLET = {"width": 1024, "height": 768}
SMALL = {"width": 360, "height": 740}
SETTLED = """async () => {
    const busy = () => document.querySelector('#root:empty, [aria-busy=true], .animate-pulse');
    for (let turn = 0; busy() && turn < 80; turn++) await new Promise((done) => setTimeout(done, 50));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
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
async def stage(database: Database, house: House, anyio_backend: str) -> AsyncGenerator[Stage]:
    """One desk with samples for all of them: they only look."""
    async with open_stage(database, house) as stage:
        yield stage


@pytest.fixture
def desk(stage: Stage) -> Desk:
    """Whose seats are taken."""
    return stage.desk


async def look(page: Page, path: str) -> list[str]:
    """Look at the page that stands there in every size and in both lights; return what is wrong with it."""
    faults: list[str] = []
    await page.set_viewport_size(DESKTOP)  # pyright: ignore[reportArgumentType] -- it is one
    await page.evaluate(SETTLED)
    title, headings = await page.evaluate(HEAD)
    if not title or title == "Parley":
        faults.append(f"its title is {title!r}")
    if headings != 1:
        faults.append(f"it has {headings} first headings")
    for size, light, is_whole in (
        (DESKTOP, "light", True),
        (DESKTOP, "dark", True),
        (PHONE, "dark", True),
        (PHONE, "light", True),
        (TABLET, "light", False),
        (SMALL, "light", False),
    ):
        await page.set_viewport_size(size)  # pyright: ignore[reportArgumentType] -- it is one
        await page.emulate_media(color_scheme="dark" if light == "dark" else "light")
        await page.evaluate(SETTLED)
        faults += [f"at {size['width']}, {light}: {fault}" for fault in await wrong(page, is_whole=is_whole)]
    return [f"{path}: {fault}" for fault in dict.fromkeys(faults)]


async def wrong(page: Page, *, is_whole: bool) -> list[str]:
    """Return what is out of bounds, and what axe finds."""
    faults: list[str] = await page.evaluate(BOUNDS)
    if is_whole:
        try:
            await check_accessible(page)
        except AssertionError as found:
            faults.append(str(found))
    return faults


async def check(seat: Seat, paths: Sequence[str]) -> None:
    """Nothing is wrong with any of the pages; what is wrong with several is told at once."""
    faults: list[str] = []
    for path in paths:
        page = await seat.open(path)
        await expect(page.locator("h1").first).to_be_visible()
        faults += await look(page, path)
    assert not faults, "\n\n".join(faults)


def some(paths: Sequence[str], *, settings: bool) -> list[str]:
    return [path for path in paths if path.startswith("/app/settings") is settings]


ENTRANCES = ("/app/sign-in", "/app/setup", "/app/enter")


class TestEveryPage:
    async def test_of_the_desk_is_in_order(self, seat: Seat, stage: Stage) -> None:
        paths = [filled(path, stage.known) for path in some(desk_pages(), settings=False)]
        assert len(paths) > 14
        shown = [path for path in paths if path not in ENTRANCES]
        await check(seat, [*shown, "/app/inbox?view=mine", "/app/inbox?search=nothing+is+called+this", "/app/nowhere"])

    async def test_of_the_settings_is_in_order(self, seat: Seat, stage: Stage) -> None:
        paths = [filled(path, stage.known) for path in some(desk_pages(), settings=True)]
        assert len(paths) > 18
        await check(seat, paths)

    async def test_before_the_desk_is_in_order(self, sit_down: SitDown, stage: Stage) -> None:
        async with sit_down(agent=0) as seat:
            await check(seat, [*ENTRANCES, "/app/enter#spent"])

    async def test_for_customers_is_in_order(self, sit_down: SitDown, stage: Stage) -> None:
        async with sit_down(agent=0) as seat:
            await check(seat, ["/portal", "/portal/new", stage.public, "/p/nobodys", "/help?q=parcel", "/help/nowhere"])
            page = await seat.open(f"/portal/enter#{await portal_token(stage.desk)}")
            await page.wait_for_url("**/portal")
            await check(seat, [filled(path, stage.known) for path in customer_pages()])
