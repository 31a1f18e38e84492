"""What was typed, as the queries of it: whether its last word may be unfinished, and how names are asked for."""

import re
from typing import Final

import msgspec

from parley.kit.text.searchable import search_words

SHORTEST_BEGINNING: Final = 3
"""Letters from which on a word of a text may be unfinished: fewer begin half of all words."""
_OPERATORS: Final = re.compile(r'"|(?:^|\s)-\S|(?:^|\s)or(?:\s|$)', re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")


class Words(msgspec.Struct, frozen=True):
    """A query taken apart.

    `whole` is for `websearch_to_tsquery`; `beginning` is for `to_tsquery`, with the words before it in `whole`; `names`
    too: every word of it, the last perhaps unfinished. They are empty where the query has signs of its own.
    """

    whole: str
    beginning: str
    names: str


def words_of(query: str) -> Words:
    """Take a query apart, whatever it is."""
    words = search_words(query)
    if _OPERATORS.search(words):
        return Words(words, "", "")
    head, _, last = words.rpartition(" ")
    is_begun = len(last) >= SHORTEST_BEGINNING and _WORD.fullmatch(last) is not None
    names = [f"'{word}'" for word in _WORD.findall(words)]
    return Words(
        whole=head if is_begun else words,
        beginning=f"'{last}':*" if is_begun else "",
        names=f"{' & '.join(names)}:*" if names else "",
    )
