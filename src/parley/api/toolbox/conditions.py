"""Conditions: the tag of a single object, whether a reader has it already, and whether a writer has seen it as it is.

A tag has two halves. The first guards writes: the object's version, or, in dialects that know none, a digest of its
plain representation. The second is of the very bytes, and guards reads together with the first.
"""

import re
from hashlib import blake2b
from zlib import crc32

from parley.core.errors import VersionMismatch

# Links are signed anew each second; that is no change of what they lead to.
SIGNED = re.compile(rb"(/f/[0-9]+\.[0-9]+)\.[0-9]+\.[A-Za-z0-9_-]{22}")
TAG = re.compile(rb'"([0-9a-z]{1,20})(?:-[0-9a-f]{8})?"')
PATTERN = '^"([1-9][0-9]*|x[0-9a-f]{16})-[0-9a-f]{8}"$'


def tag_of(version: int | None, body: bytes) -> bytes:
    """Return the ETag of an object's representation; `version` is None where it has none."""
    guard = _digest(body) if version is None else str(version)
    return f'"{guard}-{crc32(body):08x}"'.encode()


def is_known(tag: bytes, wanted: bytes | None) -> bool:
    """Whether `If-None-Match` says that the caller has this representation."""
    return wanted is not None and (wanted.strip() == b"*" or tag in [part.strip() for part in wanted.split(b",")])


def check_seen(body: bytes, given: bytes) -> None:
    """Check that `If-Match` names the object whose plain representation this is. Raises VersionMismatch."""
    found = TAG.fullmatch(given.strip())
    if found is None or found[1].decode() != _digest(body):
        raise VersionMismatch


def _digest(body: bytes) -> str:
    plain = SIGNED.sub(rb"\1", body)
    return f"x{blake2b(plain, digest_size=8).hexdigest()}"
