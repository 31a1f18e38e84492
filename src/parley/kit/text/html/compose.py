"""Plain text to HTML, and the question whether a text is HTML at all."""

import re
from typing import Final

from parley.kit.text.html.policy import clean_html, escape_text, without_surrogates
from parley.kit.text.html.tags import ALLOWED, LINK_REL

# A tag written out in full; no `<` inside, so a failed try never reads beyond the next one.
_KNOWN: Final = "|".join(sorted(ALLOWED | {"body", "head", "html"}, key=len, reverse=True))
_WELL_FORMED = re.compile(
    rf"""<(?:/(?:{_KNOWN})\s*+>|(?:{_KNOWN})"""
    r"""(?:\s++[A-Za-z_:][-\w:.]*+(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++))?+)*+\s*+/?>)""",
    re.IGNORECASE,
)
_EMPTY_LINES = re.compile(r"\n[ \t]*+(?:\n[ \t]*+)++(?=[^ \t\n]|$)")
_URL = re.compile(r"https?://[^\s<>\"'`\\^{|}\x00-\x20\x7f-\xa0]++", re.IGNORECASE)
_TRAILING: Final = ".,;:!?*_~'"
_PAIRS: Final = {")": "(", "]": "["}


def looks_like_html(text: str) -> bool:
    """Whether `text` contains at least one well-formed tag the house knows; `a < b` and `<someone@x.org>` do not."""
    return "<" in text and ">" in text and _WELL_FORMED.search(text) is not None


def text_to_html(text: str) -> str:
    """Return plain text as HTML that `clean_html` leaves as it is.

    Empty lines part paragraphs, other line ends become `<br>`, http and https addresses become links, and all else
    is escaped.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        return ""
    if not text.isascii():
        text = without_surrogates(text)
    links = "://" in text
    paragraphs = _EMPTY_LINES.split(text) if "\n" in text else [text]
    html = "".join(f"<p>{_paragraph(each, links=links)}</p>" for each in paragraphs if each.strip())
    # The sanitiser judges addresses by its own lights: ask it rather than guess. It is not asked about mere words.
    return clean_html(html) if links else html


def _paragraph(text: str, *, links: bool) -> str:
    html = _linked(text) if links else escape_text(text)
    return html.replace("\n", "<br>") if "\n" in html else html


def _linked(text: str) -> str:
    parts: list[str] = []
    position = 0
    for match in _URL.finditer(text):
        url = _without_trailing(match.group())
        parts += escape_text(text[position : match.start()]), _link(url)
        position = match.start() + len(url)
    return "".join([*parts, escape_text(text[position:])])


def _link(url: str) -> str:
    shown = escape_text(url)
    return f'<a href="{shown}" rel="{LINK_REL}">{shown}</a>'


def _without_trailing(url: str) -> str:
    """Drop the punctuation that belongs to the sentence, not to the address: `(see http://a.b/c_(d).)`."""
    surplus = {close: url.count(close) - url.count(opening) for close, opening in _PAIRS.items()}
    end = len(url)
    while end:
        last = url[end - 1]
        if last in surplus and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return url[:end]
