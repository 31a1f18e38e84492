"""HTML that is written by hand: pieces that are safe to put together, and text that is made so."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """HTML: what is of this kind stands in a page as it is, all other text is escaped."""

    __slots__ = ()


def element(tag: str, *inside: str, **attributes: str | None) -> Markup:
    """Write an element; `_` in the names of attributes is `-`, `class_` is `class`, and None leaves one out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{said}>{together(inside)}</{tag}>")


def empty(tag: str, **attributes: str | None) -> Markup:
    """Write an element that has no inside and no end."""
    whole = element(tag, **attributes)
    return Markup(whole[: -len(f"</{tag}>")])


def together(pieces: Iterable[str]) -> Markup:
    """Put pieces side by side."""
    return Markup("".join(piece if isinstance(piece, Markup) else escape(piece, quote=False) for piece in pieces))
