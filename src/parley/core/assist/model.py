"""What a suggestion is, and when a subject can be one."""

import re
from typing import Final, Literal

import msgspec

from parley.core.tickets import Priority

MOST_SUBJECT: Final = 300
"""Characters."""
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")
_WORD = re.compile(r"[^\W_]")


class Suggestion(msgspec.Struct, frozen=True):
    """A subject of one line, never empty, and a priority; `by` says who thought of them."""

    subject: str
    priority: Priority
    by: Literal["model", "heuristic"]


def one_line(text: str) -> str:
    """Return the text on one line: no control characters, no invisible ones, single blanks."""
    return _BLANKS.sub(" ", text).strip()


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit of any script."""
    return _WORD.search(text) is not None


def shortened(text: str, most: int) -> str:
    """Return the text, or as many whole words of it as fit into `most` characters with the mark of omission."""
    if len(text) <= most:
        return text
    room = text[: most - 1]
    words = room if text[most - 1] == " " else room.rpartition(" ")[0] or room
    return words.rstrip(" ,;:-") + "…"
