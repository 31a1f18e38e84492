"""Words made fit for addresses (`slug_from`) and for keys of fields and statuses (`key_from`). Never empty."""

import re
import unicodedata
from hashlib import blake2s
from typing import Final

LONGEST_SLUG: Final = 80
LONGEST_KEY: Final = 64
# Letters that no decomposition turns into ASCII.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "ß": "ss", "ŋ": "n"},
)
_OTHERS = re.compile(r"[^a-z0-9]++")


def slug_from(title: str) -> str:
    """Return `title` as `[a-z0-9-]`, at most 80 characters.

    A title without a single Latin letter or digit gets a slug from its digest, so that two such titles differ; an
    empty one is `untitled`.
    """
    slug = _ascii_words(title, "-")[:LONGEST_SLUG].rstrip("-")
    if slug:
        return slug
    return f"page-{_digest(title)}" if title.strip() else "untitled"


def key_from(label: str) -> str:
    """Return `label` as a key, `[a-z][a-z0-9_]{0,63}`; one that would begin with a digit begins with `x_`."""
    key = _ascii_words(label, "_")
    if not key:
        return f"x_{_digest(label)}"
    return (key if key[0].isalpha() else f"x_{key}")[:LONGEST_KEY].rstrip("_")


def _ascii_words(text: str, between: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(each for each in folded if not unicodedata.combining(each))
    return _OTHERS.sub(between, bare.casefold()).strip(between)


def _digest(text: str) -> str:
    return blake2s(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
