"""The one HTML policy: what may stay in a message, and `clean_html`, which removes the rest.

The sanitiser is nh3; the scanner before it (`nesting`) only keeps it fast and is no part of the safety. Raise
`POLICY_VERSION` with every change here, in `tags` or in `nesting`: stored HTML with an older one is cleaned again.
"""

import re
from typing import Final

import nh3

from parley.kit.text.html import tags
from parley.kit.text.html.nesting import flatten
from parley.kit.text.html.plain import html_to_text

POLICY_VERSION: Final = 1

# 100 tags cannot be nested deeper than 100, so such a text needs no scanner.
_HARMLESS_TAG_COUNT: Final = 100
# Most markup is stable after one pass, odd tables after two; what is not stable after these is shown as text.
_PASSES: Final = 5
_SPECIAL = re.compile(r"[<>&\r\x00\xa0]")
# Within our own site only: browsers read `//x`, `/\x` and `/<tab>/x` as another host.
_SAME_SITE = re.compile(r"#[^\s\\]*|/(?![/\\])[^\s\\]*")


def _same_site(url: str) -> str | None:
    return url if _SAME_SITE.fullmatch(url) else None


_CLEANER = nh3.Cleaner(
    tags=set(tags.ALLOWED),
    clean_content_tags=set(tags.SWALLOWED),
    attributes={name: set(names) for name, names in tags.ATTRIBUTES.items()} | {"*": set(tags.ANYWHERE)},
    link_rel=tags.LINK_REL,
    url_schemes=set(tags.SCHEMES),
    url_relative=_same_site,
    strip_comments=True,
)


def clean_html(raw: str) -> str:
    """Return the safe part of `raw`: a fixed point, so cleaning it again changes nothing.

    Takes any string (NUL is dropped, lone surrogates become U+FFFD) and never raises. Cost is linear, 256 KiB of
    nested tags included; still, call it off the event loop for anything larger than a few kB.
    """
    if _SPECIAL.search(raw) is None:
        return raw if raw.isascii() else without_surrogates(raw)
    current = without_surrogates(raw)
    for _ in range(_PASSES):
        cleaned = _clean_once(current)
        if cleaned == current:
            return cleaned
        current = cleaned
    return escape_text(html_to_text(current))


def escape_text(text: str) -> str:
    """Return `text` as HTML character data, spelled the way the sanitiser spells it."""
    if _SPECIAL.search(text) is None:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")


def _clean_once(html: str) -> str:
    return _CLEANER.clean(flatten(html) if html.count("<") > _HARMLESS_TAG_COUNT else html)


def without_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate, which no encoder takes; pairs become their character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
