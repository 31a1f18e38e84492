"""What axe finds wrong with a page for people who do not see, hear or point as others do."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.async_api import Page, expect

SCRIPT = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FLOATING = "dialog, [role=dialog], [role=alertdialog], [role=menu], [role=tooltip], svg"
"""What may stand outside the page's regions: it belongs to whatever opened it."""
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

FIND = """async (tags) => (await axe.run(document, {
    runOnly: tags, iframes: false, resultTypes: ['violations'] })).violations"""


@cache
def _script() -> str:
    return SCRIPT.read_text()


async def check_accessible(page: Page) -> None:
    """The page, as it stands, violates no rule of WCAG 2.2 AA and no usual practice; fails with rule and place.

    One that is still coming is judged once its heading is there.
    """
    await expect(page.locator("h1").first).to_be_attached()
    await page.evaluate(_script())
    await page.evaluate(
        "(over) => axe.configure({ checks: [{ id: 'region', options: { regionMatcher: over } }] })", FLOATING
    )
    found: list[dict[str, Any]] = await page.evaluate(FIND, list(RULES))
    assert not found, "\n".join(line for violation in found for line in _told(violation))


def _told(violation: dict[str, Any]) -> list[str]:
    places = [f"  {' '.join(map(str, node['target']))}: {node['html'][:160]}" for node in violation["nodes"][:5]]
    return [f"{violation['id']} ({violation['impact']}): {violation['help']}", *places]
