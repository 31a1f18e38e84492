"""The address of a ticket's public page: `<slug>-<number>-<token>`, the workspace's slug and 128 bits.

The token is signed, so nothing of it is kept: over the workspace, the ticket, and a random number that the ticket has
for as long as it has a page. Another number is another token.
"""

import re
import secrets
from base64 import urlsafe_b64encode

import msgspec

from parley.kit.crypto import Secret

PURPOSE = "public page"
BITS = 62
ADDRESS = re.compile(r"([a-z0-9](?:[a-z0-9-]{0,62}))-([1-9][0-9]{0,17})-([A-Za-z0-9_-]{22})", re.ASCII)


class PageAddress(msgspec.Struct, frozen=True):
    """An address taken apart."""

    slug: str
    number: int
    token: str


def new_page() -> int:
    """Make the random number of a page."""
    return secrets.randbits(BITS)


def spell_page(secret: Secret, *, workspace: int, slug: str, number: int, page: int) -> str:
    """Return what the page's address ends in."""
    return f"{slug}-{number}-{_token(secret, workspace, number, page)}"


def parse_page(text: str) -> PageAddress | None:
    """Take an address apart; None where it cannot be one of ours."""
    found = ADDRESS.fullmatch(text)
    return PageAddress(found[1], int(found[2]), found[3]) if found else None


def opens_page(secret: Secret, address: PageAddress, *, workspace: int, page: int) -> bool:
    """Whether the address's token is that of the ticket's page, compared in constant time."""
    return secrets.compare_digest(_token(secret, workspace, address.number, page), address.token)


def _token(secret: Secret, workspace: int, number: int, page: int) -> str:
    return urlsafe_b64encode(secret.sign(PURPOSE, f"{workspace}.{number}.{page}".encode())).rstrip(b"=").decode()
