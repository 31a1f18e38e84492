"""An article's markdown made ready: safe HTML for readers, words for the search, a beginning for lists."""

import asyncio
from typing import Final

import msgspec

from parley.core.articles.model import EXCERPT
from parley.kit.text.html import html_to_text
from parley.kit.text.markdown import render_markdown
from parley.kit.text.searchable import searchable

# Beyond this a text would keep the event loop from everybody else for a millisecond or more.
_QUICK: Final = 4_000


class Rendered(msgspec.Struct, frozen=True):
    """What is made of a body."""

    html: str
    words: str
    excerpt: str


async def rendered(body: str) -> Rendered:
    """Render a body, off the event loop when it is long."""
    return _render(body) if len(body) <= _QUICK else await asyncio.to_thread(_render, body)


def _render(body: str) -> Rendered:
    html = render_markdown(body)
    text = html_to_text(html)
    return Rendered(html, searchable(text), " ".join(text[: EXCERPT * 4].split())[:EXCERPT].rstrip())
