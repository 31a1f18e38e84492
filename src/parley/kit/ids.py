"""Ids as strangers see them, `tkt_123`, and random tokens. Which prefix belongs to what is the doors' knowledge."""

import secrets
from typing import Final

LARGEST_ID: Final = 2**63 - 1
_MOST_DIGITS: Final = 19


def spell_id(prefix: str, n: int) -> str:
    """Return `<prefix>_<n>`; `parse_id` reads it back."""
    return f"{prefix}_{n}"


def spell_id_or_none(prefix: str, n: int | None) -> str | None:
    """Return `<prefix>_<n>`, None for nothing."""
    return None if n is None else f"{prefix}_{n}"


def parse_id(prefix: str, text: str) -> int | None:
    """Return the number in `<prefix>_<number>`, or None for any other text.

    A number is ASCII digits without sign, blank, separator or leading zero, from 1 to 2^63 - 1.
    """
    if not text.startswith(f"{prefix}_"):
        return None
    return parse_number(text[len(prefix) + 1 :])


def parse_number(text: str) -> int | None:
    """Return the id that `text` spells in bare digits, from 1 to 2^63 - 1, or None for any other text."""
    if not (text.isascii() and text.isdigit()) or text[0] == "0" or len(text) > _MOST_DIGITS:
        return None
    number = int(text)
    return number if number <= LARGEST_ID else None


def random_token(size: int) -> str:
    """Return `size` random bytes as lower-case hex digits: no `-` or `_`, so it survives beside a slug or a prefix."""
    return secrets.token_hex(size)
