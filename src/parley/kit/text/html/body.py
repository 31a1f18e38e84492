"""A message's body in every spelling the house keeps: as it came, as safe HTML and as plain text."""

from typing import Literal

import msgspec

from parley.kit.text.html.compose import looks_like_html, text_to_html
from parley.kit.text.html.plain import html_to_text
from parley.kit.text.html.policy import POLICY_VERSION, clean_html

Format = Literal["html", "text"]


class Body(msgspec.Struct, frozen=True, gc=False):
    """A body. `raw` is what came; `html` is safe under `policy`; `text` is readable; `format` is what `raw` was."""

    raw: str
    html: str
    text: str
    format: Format
    policy: int = POLICY_VERSION

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see: no word and no picture."""
        return not self.text.strip() and "<img" not in self.html


def body_from(raw: str, format: Format | None = None) -> Body:  # noqa: A002 - the API's own word, callers use it by name
    """Return `raw` in all its spellings. Without `format` it is HTML only if it contains a well-formed known tag.

    Never raises; `raw` itself is not checked for what a database refuses (see `storable`). Plain words cost
    microseconds; large or marked-up bodies belong off the event loop.
    """
    if format == "html" or (format is None and looks_like_html(raw)):
        html = clean_html(raw)
        return Body(raw=raw, html=html, text=html_to_text(html), format="html")
    text = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    return Body(raw=raw, html=text_to_html(text), text=text, format="text")


def clean_again(html: str, policy: int) -> str:
    """Return HTML that was cleaned under some policy as the present one would have it."""
    return html if policy == POLICY_VERSION else clean_html(html)
