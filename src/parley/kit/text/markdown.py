"""Markdown to safe HTML: CommonMark with tables and strikethrough, its HTML judged by the one policy."""

from typing import Final

from markdown_it import MarkdownIt

from parley.kit.text.html import clean_html, text_to_html

# The parser takes about 10 µs for each bracket and 20 µs for each cell, needed or not: beyond this it is a bomb.
_MOST_MARKS: Final = 20_000
_MARKS: Final = "[]|*_~"
# A reference's address is copied to each of its uses: 256 KiB can ask for gigabytes.
_LARGEST_RESULT: Final = 2**21

_MARKDOWN = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])


def render_markdown(source: str) -> str:
    """Return `source` as safe HTML. HTML in it is kept as far as the policy allows.

    A text that would take the parser seconds, or grow beyond 2 MiB, is shown as plain text. Never raises.
    """
    if sum(map(source.count, _MARKS)) > _MOST_MARKS:
        return text_to_html(source)
    tokens = _MARKDOWN.parse(source)
    if (
        sum(_size(each.attrs, each.content) for token in tokens for each in (token, *(token.children or ())))
        > _LARGEST_RESULT
    ):
        return text_to_html(source)
    return clean_html(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _size(attrs: dict[str, str | int | float], content: str) -> int:
    return len(content) + sum(len(str(value)) for value in attrs.values())
