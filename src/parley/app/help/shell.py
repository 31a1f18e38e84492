"""What stands around every page: the built page's head with its style and script, the desk's name, the search."""

import re
from pathlib import Path
from typing import Final

import msgspec

from parley.app.help.markup import Markup, element, empty, together
from parley.app.help.words import Words

TITLE: Final = "<title>Help centre</title>"
ICON = re.compile(r'<link rel="icon"[^>]*href="([^"]+)"')
LONGEST_QUERY: Final = "200"


class Site(msgspec.Struct, frozen=True):
    """Whose help centre it is and how it speaks: `base` begins every path, `origin` and `home` its proper address."""

    name: str
    base: str
    portal: str
    home: str
    words: Words


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page. `path` is its own below the base, None for one that no search engine should keep."""

    title: str
    body: Markup
    path: str | None = None
    description: str = ""
    asked: str = ""
    is_home: bool = False
    kind: str = "website"
    status: int = 200


class Shell:
    """The built page, into which every page is put."""

    def __init__(self, built: str) -> None:
        self._before, _, rest = built.partition(TITLE)
        self._after = rest.partition("<body>")[0]
        icon = ICON.search(built)
        self._icon = icon[1] if icon else ""

    @classmethod
    def read(cls, path: Path) -> "Shell":
        """Read the built page."""
        return cls(path.read_text())

    def write(self, page: Page, site: Site) -> bytes:
        """Write a whole page."""
        words = site.words
        before = self._before.replace('<html lang="en">', f'<html lang="{words.language}">')
        body = together(
            [
                element("a", words.skip, class_="skip", href="#content"),
                self._header(page, site),
                _hero(page, site) if page.is_home else Markup(),
                element("main", page.body, id="content", class_="page"),
                _footer(page, site),
            ]
        )
        return f"{before}{_head(page, site)}{self._after}<body>{body}</body></html>".encode()

    def _header(self, page: Page, site: Site) -> Markup:
        words = site.words
        sign = empty("img", src=self._icon, alt="", width="24", height="24") if self._icon else Markup()
        name = element("a", sign, element("span", site.name or words.title), class_="name", href=site.base)
        links = element(
            "nav",
            element("a", words.requests, class_="link", href=site.portal),
            element("a", words.write, class_="button", href=f"{site.portal}/new"),
            aria_label=words.elsewhere,
        )
        search = Markup() if page.is_home else _search(page, site)
        return element("header", element("div", name, search, links, class_="bar"), class_="top")


def _head(page: Page, site: Site) -> Markup:
    name = f"{page.title} · {site.name}" if site.name and not page.is_home else (site.name or page.title)
    title = f"{site.words.title} · {site.name}" if page.is_home and site.name else name
    said = [element("title", title)]
    if page.description:
        said.append(empty("meta", name="description", content=page.description))
    if page.path is None:
        said.append(empty("meta", name="robots", content="noindex"))
    else:
        address = f"{site.home}{page.path}"
        said += [
            empty("link", rel="canonical", href=address),
            empty("meta", property="og:title", content=page.title),
            empty("meta", property="og:description", content=page.description),
            empty("meta", property="og:type", content=page.kind),
            empty("meta", property="og:url", content=address),
            empty("meta", property="og:site_name", content=site.name),
        ]
    return together(said)


def _hero(page: Page, site: Site) -> Markup:
    asked = element("h1", site.words.ask)
    inside = element("div", asked, _search(page, site), class_="hero-inside")
    return element("section", inside, class_="hero", aria_label=site.words.search)


def _search(page: Page, site: Site) -> Markup:
    words = site.words
    box = empty(
        "input",
        type="search",
        name="q",
        value=page.asked,
        placeholder=words.search_for,
        aria_label=words.search,
        maxlength=LONGEST_QUERY,
        autocomplete="off",
        enterkeyhint="search",
    )
    button = element("button", words.find, type="submit")
    return element("search", element("form", box, button, action=site.base, method="get"), class_="search")


def _footer(page: Page, site: Site) -> Markup:
    words = site.words
    still = element(
        "aside",
        element("div", element("strong", words.still), element("span", words.still_hint)),
        element("a", words.write, class_="button main", href=f"{site.portal}/new"),
        class_="still",
        aria_label=words.still,
    )
    shown = still if page.status == 200 else Markup()  # noqa: PLR2004 -- all is well
    return element("footer", shown, element("p", words.by), class_="end")
