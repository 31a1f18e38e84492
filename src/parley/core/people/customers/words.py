"""What a customer is found by: the text that is indexed, and the query that is made of what was typed."""

import re

from parley.kit.text.searchable import search_words, searchable

BETWEEN_WORDS = re.compile(r"[\W_]+")
DIGITS = re.compile(r"[0-9]+")


def text_of(email: str | None, name: str | None, phone: str | None, emails: list[str]) -> str:
    """Return the text to index: as it is, and taken apart in the way in which a query is.

    The parser would read `-555` as a number below zero and `john/smith` as the path of a file.
    """
    text = " ".join(filter(None, (name, email, *emails, phone)))
    return searchable(f"{text} {' '.join(_words(text))} {''.join(DIGITS.findall(phone or ''))}")


def query_of(typed: str) -> str:
    """Return the query for `to_tsquery`: every word, the last perhaps unfinished; empty when there is no word."""
    words = [f"'{word}'" for word in _words(search_words(typed))]
    return f"{' & '.join(words)}:*" if words else ""


def _words(text: str) -> list[str]:
    return [word for word in BETWEEN_WORDS.split(text) if word]
