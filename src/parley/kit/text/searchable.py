"""Text made ready for PostgreSQL's full text search, and what people type into a search box.

Nothing here is SQL: `searchable` feeds `to_tsvector`, `search_words` feeds `websearch_to_tsquery`.
"""

import re
from typing import Final

from parley.kit.ids import parse_number
from parley.kit.text.emails import BadEmail, email_key

# A tsvector holds 1 MB. The worst of 17 kinds of text made 2.4 bytes of it from each of its own (measured).
MOST_BYTES: Final = 200_000
LONGEST_QUERY: Final = 200
MOST_QUERY_WORDS: Final = 20
# PostgreSQL leaves out words over 2,047 bytes; 255 characters are at most 1,020.
_LONG_WORD = re.compile(r"(\S{255})\S++")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ADDRESS_LIKE = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*+")
_HOST_LIKE = re.compile(r"(?<![\w.@+-])(?:[A-Za-z0-9-]++\.)++[A-Za-z]{2,}(?![\w@-])")
_WORD_PARTS = re.compile(r"[\W_]++")
_MOST_PARTS: Final = 1_000
_TICKET = re.compile(r"(?:#|tkt_|req_|cf-|tk-)?([1-9][0-9]{0,18})", re.IGNORECASE | re.ASCII)
_AROUND_ADDRESS: Final = "<>(),;:\"'"


def searchable(text: str, limit: int = MOST_BYTES) -> str:
    """Return `text` as `to_tsvector` can take it: at most `limit` bytes of UTF-8, words of at most 255 characters.

    The parts of addresses and hosts stand at its end (at most a quarter of the limit), so that `john` finds
    `john.smith@example.com`. What cannot be written (NUL, control characters, lone surrogates) is a blank.
    """
    text = _UNWRITABLE.sub(" ", text[:limit])
    if len(text) > 255:  # noqa: PLR2004 - the longest word, as in the pattern
        text = _LONG_WORD.sub(r"\1", text)
    parts = _cut(_address_parts(text), limit // 4) if "@" in text or "." in text else ""
    text = _cut(text, limit - len(parts.encode()) - 1)
    return f"{text}\n{parts}" if parts else text


def search_words(query: str) -> str:
    """Return `query` for `websearch_to_tsquery`: one line, at most 200 characters and 20 words, may be empty."""
    words = _UNWRITABLE.sub(" ", query[: LONGEST_QUERY * 4]).split()
    return " ".join(words[:MOST_QUERY_WORDS])[:LONGEST_QUERY].strip()


def ticket_number_in(query: str) -> int | None:
    """Return the ticket number when it is all the query says, spelled `123`, `#123`, `tkt_123`, `CF-123` and so on."""
    match = _TICKET.fullmatch(query[:LONGEST_QUERY].strip())
    return parse_number(match[1]) if match else None


def email_in(query: str) -> str | None:
    """Return the comparison key of the first e-mail address among the words of `query`, or None."""
    for word in query[: LONGEST_QUERY * 2].split():
        if "@" not in word:
            continue
        try:
            return email_key(word.strip(_AROUND_ADDRESS))
        except BadEmail:
            continue
    return None


def _address_parts(text: str) -> str:
    parts: dict[str, None] = {}
    for pattern, sign in ((_ADDRESS_LIKE, "@"), (_HOST_LIKE, ".")):
        for match in pattern.finditer(text) if sign in text else ():
            parts.update(dict.fromkeys(_WORD_PARTS.split(match[0])))
            if len(parts) > _MOST_PARTS:
                break
    return " ".join(list(filter(None, parts))[:_MOST_PARTS])


def _cut(text: str, size: int) -> str:
    if len(text) * 4 <= size:
        return text
    encoded = text.encode()
    return text if len(encoded) <= size else encoded[: max(size, 0)].decode(errors="ignore")
