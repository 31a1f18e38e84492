"""HTML to readable plain text, for `content_text`, search, mail's text part and notices. Linear in its input."""

import re
from html import unescape
from typing import Final

from parley.kit.text.html import tags

_TOKEN = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*+)((?:[^>"]++|"[^"]*+")*+)>|([^<]++|<)""")
_HREF = re.compile(r'\bhref="(https?://[^"]*+)"', re.IGNORECASE)
_ALT = re.compile(r'\balt="([^"]*+)"', re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]++")
_PARAGRAPHS: Final = tags.HEADINGS | {"blockquote", "dl", "figure", "ol", "p", "pre", "table", "ul"}
_CELLS: Final = frozenset({"td", "th"})
_LISTS: Final = frozenset({"ol", "ul"})
_DEEPEST_INDENT: Final = 8
_DEEPEST_QUOTE: Final = 5


class _Page:
    """Lines written so far, and the one being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.gap = False
        self.quotes = 0
        self.last_quotes = 0
        self.preformatted = 0
        self.lists: list[int] = []
        self.links: list[tuple[str, int]] = []
        self.bullet = ""

    def write(self, text: str) -> None:
        """Add words to the line; blanks are folded except within `<pre>`."""
        if self.preformatted:
            first, *others = text.split("\n")
            self._put(first)
            for each in others:
                self.end_line(keep_empty=True)
                self._put(each)
            return
        text = _BLANKS.sub(" ", text)
        if not self.line or self.line[-1].endswith((" ", "\t")):
            text = text.lstrip(" ")
        self._put(text)

    def _put(self, text: str) -> None:
        if text:
            if not self.line and self.bullet:
                text, self.bullet = self.bullet + text, ""
            self.line.append(text)

    def end_line(self, *, keep_empty: bool = False) -> None:
        """Finish the line; an empty one is written only where it was asked for."""
        text = "".join(self.line).rstrip()
        self.line = []
        if not text and not keep_empty:
            return
        mark = "> " * min(self.quotes, _DEEPEST_QUOTE)
        if self.gap and self.lines:
            self.lines.append(("> " * min(self.quotes, self.last_quotes, _DEEPEST_QUOTE)).rstrip())
        self.gap = False
        self.last_quotes = self.quotes
        self.lines.append((mark + text).rstrip())

    def start_item(self) -> None:
        """Begin a list's item with its bullet or number."""
        self.end_line()
        indent = "  " * min(max(len(self.lists) - 1, 0), _DEEPEST_INDENT)
        self.bullet = f"{indent}- "
        if self.lists and self.lists[-1]:
            self.bullet = f"{indent}{self.lists[-1]}. "
            self.lists[-1] += 1


def html_to_text(clean: str) -> str:
    """Return the text a reader sees in `clean`, which is what `clean_html` returned.

    Blocks part lines, paragraphs an empty line; items get bullets or numbers; a link's address follows its words when
    they do not name it; an image is its `alt`.
    """
    if "<" not in clean:
        return unescape(clean).replace("\xa0", " ").strip() if "&" in clean else clean.strip()
    page = _Page()
    for slash, name, attributes, text in _TOKEN.findall(clean):
        if text:
            page.write(unescape(text).replace("\xa0", " ") if "&" in text or "\xa0" in text else text)
        elif slash:
            _end(page, name.lower())
        else:
            _start(page, name.lower(), attributes)
    page.end_line()
    return "\n".join(page.lines).strip("\n")


def _start(page: _Page, name: str, attributes: str) -> None:
    if name in _INLINE_STARTS:
        _INLINE_STARTS[name](page, attributes)
        return
    if name in tags.BLOCKS or name == "tr":
        _part(page, name)
    if name in _LISTS:
        page.lists.append(1 if name == "ol" else 0)
    elif name == "li":
        page.start_item()
    elif name == "blockquote":
        page.quotes += 1
    elif name == "pre":
        page.preformatted += 1
    elif name == "hr":
        page.write("---")
        page.end_line()


def _end(page: _Page, name: str) -> None:
    if name == "a":
        _end_link(page)
    elif name in _CELLS and page.line:
        page.line.append("\t")
    elif name in tags.BLOCKS or name == "tr":
        _part(page, name, outer_lists=1)
        if name in _LISTS and page.lists:
            page.lists.pop()
        elif name == "blockquote":
            page.quotes = max(page.quotes - 1, 0)
        elif name == "pre":
            page.preformatted = max(page.preformatted - 1, 0)


def _part(page: _Page, name: str, *, outer_lists: int = 0) -> None:
    page.end_line()
    if name in _PARAGRAPHS and not (name in _LISTS and len(page.lists) > outer_lists):
        page.gap = True


def _start_link(page: _Page, attributes: str) -> None:
    href = _HREF.search(attributes)
    page.links.append((unescape(href[1]) if href else "", len(page.line)))


def _end_link(page: _Page) -> None:
    if not page.links:
        return
    url, start = page.links.pop()
    words = "".join(page.line[start:]).strip()
    named = url.removeprefix("https://").removeprefix("http://").rstrip("/")
    if url and words and named not in words:
        page.line.append(f" ({url})")


def _write_alt(page: _Page, attributes: str) -> None:
    alt = _ALT.search(attributes)
    if alt and alt[1].strip():
        page.write(unescape(alt[1]))


def _break_line(page: _Page, _attributes: str) -> None:
    page.end_line(keep_empty=True)


_INLINE_STARTS: Final = {
    "a": _start_link,
    "img": _write_alt,
    "br": _break_line,
}
