"""Pictures in articles: files that anybody may see, for ever, at an address that is signed and never changes.

An article names them by their address alone; `sweeping` lets go of those that no article has named for a week.
"""

import hmac
import re
from base64 import urlsafe_b64encode

import msgspec

from parley.core.access import Permission, require
from parley.core.errors import Invalid
from parley.core.files import File, Link, StoredBytes, add_file, keep_file
from parley.core.work import Work
from parley.kit.crypto import Secret
from parley.kit.ids import parse_number

PURPOSE = "article picture"
PICTURE_TYPES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
"""What is taken, by its first bytes: pictures that cannot hold a program. WebP says it in two places."""
WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_TOKEN = re.compile(r"([0-9]{1,19})\.([0-9]{1,19})\.([A-Za-z0-9_-]{22})", re.ASCII)


async def add_picture(work: Work, *, stored: StoredBytes, head: bytes) -> File:
    """The bytes are a picture, kept while articles show it. `head` is how they begin. Raises Invalid, Forbidden."""
    require(work, Permission.WRITE)
    kind = _type_of(head)
    if kind is None:
        raise Invalid.at("file", "Must be a PNG, JPEG, GIF or WebP picture")
    file = await add_file(work, stored=msgspec.structs.replace(stored, content_type=kind))
    await keep_file(work, file=file.id)
    return file


def spell_picture(secret: Secret, *, workspace: int, file: int) -> str:
    """Return `<workspace>.<file>.<signature>`."""
    text = f"{workspace}.{file}"
    return f"{text}.{_signature(secret, text)}"


def read_picture(secret: Secret, token: str) -> Link | None:
    """Return which file is meant; None for what is forged or cut."""
    found = _TOKEN.fullmatch(token)
    if found is None or not hmac.compare_digest(_signature(secret, f"{found[1]}.{found[2]}"), found[3]):
        return None
    workspace, file = parse_number(found[1]), parse_number(found[2])
    return None if workspace is None or file is None else Link(workspace, file)


def _type_of(head: bytes) -> str | None:
    if WEBP.match(head):
        return "image/webp"
    return next((kind for sign, kind in PICTURE_TYPES.items() if head.startswith(sign)), None)


def _signature(secret: Secret, text: str) -> str:
    return urlsafe_b64encode(secret.sign(PURPOSE, text.encode())).rstrip(b"=").decode()
