"""Markdown to safe HTML: CommonMark with tables and strikethrough, its HTML judged by the one policy."""

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from parley.kit.text.html import clean_html, text_to_html

# The parser takes about 10 µs for each bracket and 20 µs for each cell, needed or not: beyond this it is a bomb.
_MOST_MARKS: Final = 20_000
_MARKS: Final = "[]|*_~"
# Each line costs it 60 µs in a list, and a table's short row is filled up to the width of its head.
_MOST_LINES: Final = 10_000
_MOST_CELLS: Final = 40_000
_DELIMITERS: Final = "|:-> \t+*.0123456789"
# A reference's address is copied to each of its uses: 256 KiB can ask for gigabytes.
_LARGEST_RESULT: Final = 2**21

_MARKDOWN = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def render_markdown(source: str) -> str:
    """Return `source` as safe HTML. HTML in it is kept as far as the policy allows.

    A text that would take the parser seconds, or grow beyond 2 MiB, is shown as plain text. Never raises.
    """
    if _is_bomb(source):
        return text_to_html(source)
    tokens = _MARKDOWN.parse(source)
    if sum(_size(each) for token in tokens for each in (token, *(token.children or ()))) > _LARGEST_RESULT:
        return text_to_html(source)
    return clean_html(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _is_bomb(source: str) -> bool:
    if sum(map(source.count, _MARKS)) > _MOST_MARKS:
        return True
    lines = source.splitlines()
    columns = max((line.count("|") for line in lines if not line.strip(_DELIMITERS)), default=0)
    return len(lines) > _MOST_LINES or len(lines) * columns > _MOST_CELLS


def _size(token: Token) -> int:
    return len(token.content) + sum(len(str(value)) for value in token.attrs.values())
