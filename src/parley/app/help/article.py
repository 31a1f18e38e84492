"""An article's clean HTML, made fit for a page: one outline below the title, named headings, pictures of our own only.

What comes in is what the sanitiser wrote. Tags are touched only where they are spelled exactly as it spells them.
"""

import re
from html import unescape
from typing import Final

import msgspec

from parley.app.help.markup import Markup, element
from parley.kit.text.slugs import slug_from

PLAIN = r'(?: (?:dir|lang)="[^"]*")*'
HEADING = re.compile(rf"<h([1-6])({PLAIN})>(.*?)</h\1>", re.DOTALL)
IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
WIDE = re.compile(rf"<(pre|table)({PLAIN})>")
TAG = re.compile(r"<[^>]*>")
TITLE: Final = 1
DEEPEST: Final = 6
DEEPEST_LISTED: Final = 3
LEAST_LISTED: Final = 2
LONGEST_NAME: Final = 60
OWN_PICTURE = re.compile(r"/(?![/\\])")


class Heading(msgspec.Struct, frozen=True):
    """A heading of the outline: its level, the name it is linked by, and its words."""

    level: int
    name: str
    words: str


class Fitted(msgspec.Struct, frozen=True):
    """An article's text for a page, and its outline: empty where that would be no help."""

    html: Markup
    outline: list[Heading]


def fit(html: str) -> Fitted:
    """Make an article's HTML fit for a page."""
    outline: list[Heading] = []
    levels = [int(found[1]) for found in HEADING.finditer(html)]
    highest = min(levels, default=TITLE)
    before = TITLE

    def heading(found: re.Match[str]) -> str:
        nonlocal before
        before = min(int(found[1]) - highest + TITLE + 1, before + 1, DEEPEST)
        words = " ".join(unescape(TAG.sub("", found[3])).split())
        outline.append(Heading(before, _name(words, outline), words))
        return f'<h{before}{found[2]} id="{outline[-1].name}">{found[3]}</h{before}>'

    whole = HEADING.sub(heading, html) if levels else html
    whole = IMAGE.sub(_image, whole)
    whole = WIDE.sub(r'<\1\2 tabindex="0">', whole)
    listed = [each for each in outline if each.level <= DEEPEST_LISTED and each.words]
    return Fitted(Markup(whole), listed if len(listed) >= LEAST_LISTED else [])


def _name(words: str, outline: list[Heading]) -> str:
    base = slug_from(words)[:LONGEST_NAME].strip("-")
    taken = {each.name for each in outline} | {"content", "q"}
    number = 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _image(found: re.Match[str]) -> str:
    said = {name: unescape(value) for name, value in ATTRIBUTE.findall(found[1])}
    source, words = said.get("src", ""), said.get("alt", "")
    if not OWN_PICTURE.match(source):  # other hosts are not asked: readers would be told to them
        return element("em", words or source)
    described = "" if "alt" in said else ' alt=""'
    return f'<img{found[1]}{described} loading="lazy" decoding="async">'
