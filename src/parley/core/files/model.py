"""What a file is: bytes under a random key in the vault, and a row that says whose they are."""

import datetime as dt
import re

import msgspec

from parley.core.actor import ActorKind
from parley.core.errors import Conflict, Invalid, NotFound
from parley.kit.text.names import UnsafeFileName, check_file_name

# A loose file waits this long for its ticket; bytes without a row are forgotten after the same time.
GRACE = dt.timedelta(hours=24)
UNKNOWN_TYPE = "application/octet-stream"
_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


class FileNotFound(NotFound):
    """No such file in this workspace."""

    def __init__(self) -> None:
        super().__init__("File")


class FileInUse(Conflict):
    """The file belongs to a ticket and goes when the ticket goes."""

    code = "file_in_use"

    def __init__(self) -> None:
        super().__init__("The file is attached to a ticket")


class StoredBytes(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that are in the vault and have no row yet. `size` is in bytes, `sha256` is 32 bytes."""

    key: str
    name: str
    content_type: str
    size: int
    sha256: bytes


class File(msgspec.Struct, frozen=True):
    """A file; loose while `ticket` and `message` are None. `message` is the message it was sent with."""

    id: int
    key: str
    name: str
    content_type: str
    size: int
    sha256: bytes
    ticket: int | None
    message: int | None
    field: int | None
    uploader_kind: ActorKind
    uploader_id: int | None
    created_at: dt.datetime

    @property
    def is_loose(self) -> bool:
        """Whether nothing needs it."""
        return self.ticket is None and self.message is None


def safe_name(name: str, at: str) -> str:
    """Return the name under which a file is kept; raise Invalid for a program's name and for none at all."""
    try:
        return check_file_name(name)
    except UnsafeFileName as error:
        raise Invalid.at(at, f"The file name {error.reason}") from None


def safe_type(declared: str | None) -> str:
    """Return the declared content type without its parameters, or that of unknown bytes when it is not a plain one."""
    kind = (declared or "").split(";", 1)[0].strip().lower()
    return kind if _TYPE.fullmatch(kind) else UNKNOWN_TYPE
