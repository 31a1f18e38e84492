"""Signed links: who holds one may download one file until it expires. Nothing is stored for them."""

import datetime as dt
import hmac
import re
from base64 import urlsafe_b64encode

import msgspec

from parley.kit.crypto import Secret
from parley.kit.ids import parse_number

PURPOSE = "file download"
LIFE = dt.timedelta(hours=1)
_TOKEN = re.compile(r"([0-9]{1,19})\.([0-9]{1,19})\.([1-9][0-9]{0,11})\.([A-Za-z0-9_-]{22})", re.ASCII)


class Link(msgspec.Struct, frozen=True):
    """What a valid link opens."""

    workspace: int
    file: int


def spell_link(secret: Secret, *, workspace: int, file: int, expires: dt.datetime) -> str:
    """Return `<workspace>.<file>.<expiry in unix seconds>.<signature>`."""
    text = f"{workspace}.{file}.{int(expires.timestamp())}"
    return f"{text}.{_signature(secret, text)}"


def read_link(secret: Secret, token: str, now: dt.datetime) -> Link | None:
    """Return what the link opens; None for one that is forged, cut, or expired."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    signed, _, signature = token.rpartition(".")
    if not hmac.compare_digest(_signature(secret, signed), signature) or int(found[3]) <= now.timestamp():
        return None
    workspace, file = parse_number(found[1]), parse_number(found[2])
    return None if workspace is None or file is None else Link(workspace, file)


def _signature(secret: Secret, text: str) -> str:
    return urlsafe_b64encode(secret.sign(PURPOSE, text.encode())).rstrip(b"=").decode()
