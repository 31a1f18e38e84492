"""What somebody is refused, what they are offered, and every key that might ask for it."""

import re

from playwright.async_api import Locator, Page, Response, expect

from tests.browser.seat import Seat
from tests.browser.test_every_page import SETTLED

WRITING = re.compile(
    r"^((Solve|Reopen|Snooze|Wake|Merge|Split|Delete|Erase|Restore|Assign|Set (status|priority)|Reply|Use a macro"
    r"|Send and|Attach|Upload|Edit|New (ticket|customer|company|article|section)|Block|Unblock|Publish|Follow"
    r"|Choose who follows|Add a(n address| link| tag)|Remove the link|Make the public|Take it away|Back to draft)\b"
    r"|Tags…|(Undo|Clear|Status|Priority|Assignee|Team|Inbox|Category): )"
)
ROLES = ("button", "link", "menuitem", "option", "textbox", "combobox")
SIGNS = {"Ctrl": "Control", "⇧": "Shift", "↵": "Enter", "Esc": "Escape", "↑": "ArrowUp", "↓": "ArrowDown"}
LISTED = """(all) => all.map((line) => [...line.querySelectorAll('kbd')].map((key) => key.textContent))"""
HEADS = "(all) => all.map((each) => each.ariaLabel || each.innerText.split('\\n')[0])"
LEAVE = "document.activeElement?.blur()"


class Refusals:
    """What a page was refused."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if response.status == 403:
            self.heard.append(f"{response.request.method} {response.url}")

    def check(self) -> None:
        """Fail if there were any."""
        assert not self.heard, "\n".join(self.heard)


async def settled(seat: Seat, path: str) -> Page:
    """Go to a path, and return the page when nothing is awaited there any more."""
    page = await seat.open(path)
    await expect(page.locator("h1").first).to_be_visible()
    await page.evaluate(SETTLED)
    return page


async def check_offers_nothing(page: Page, wanted: re.Pattern[str] = WRITING) -> None:
    """Nothing that stands there now has such a name."""
    for role in ROLES:
        offered = page.get_by_role(role, name=wanted)
        assert not await offered.count(), await offered.all_inner_texts()


async def check_menus(page: Page) -> None:
    """Nor does anything in the menus of the page."""
    menus = page.locator('main button[aria-haspopup="menu"]:visible')
    for at in range(min(await menus.count(), 6)):
        await menus.nth(at).click()
        await expect(page.get_by_role("menu")).to_be_visible()
        await check_offers_nothing(page)
        await page.keyboard.press("Escape")
        await expect(page.get_by_role("menu")).to_have_count(0)


async def shortcuts(page: Page) -> list[list[str]]:
    """Read the keys of the list of shortcuts: pressed together, or one after the other."""
    await page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    await expect(dialog.get_by_role("listitem").first).to_be_visible()
    found: list[list[str]] = await dialog.get_by_role("listitem").evaluate_all(LISTED)
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    return found


async def press(page: Page, keys: list[str]) -> None:
    """Press keys as the list of shortcuts spells them."""
    letter = str.upper if SIGNS["⇧"] in [SIGNS.get(key) for key in keys] else str.lower
    named = [SIGNS.get(key) or letter(key) for key in keys]
    for chord in ["+".join(named)] if keys[0] in SIGNS else named:
        await page.keyboard.press(chord)


async def press_all(
    seat: Seat, path: str, ready: Locator, keys: list[list[str]], *, begin: str | None = None
) -> list[str]:
    """Press all of them, each after the key to begin with; return the dialogs that some of them opened."""
    page, found = seat.page, []
    for each in keys:
        await expect(ready).to_be_visible()
        if begin:
            await page.keyboard.press(begin)
        await press(page, each)
        await page.wait_for_timeout(150)
        found += await page.get_by_role("dialog").evaluate_all(HEADS)
        await page.evaluate(LEAVE)
        if page.url != f"{seat.address}{path}" or await page.get_by_role("dialog").count():
            await settled(seat, path)
    return found
