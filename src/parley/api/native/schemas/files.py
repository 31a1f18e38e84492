"""Files on the wire."""

from typing import Annotated, Any

import msgspec

from parley.api.native.schemas.words import Moment

# An upload is read as it streams, so its schema is said here and not derived.
UPLOAD: dict[str, Any] = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {"file": {"type": "string", "format": "binary", "description": "The file, with its name"}},
            "required": ["file"],
            "additionalProperties": False,
        }
    }
}


class AttachmentWire(msgspec.Struct):
    """A file of a message; the link is signed and lives one hour."""

    id: str
    name: str
    content_type: str
    size: int
    url: str


class FileWire(msgspec.Struct):
    """A file. `url` downloads it without a key, for one hour; every answer has a fresh one."""

    id: Annotated[str, msgspec.Meta(examples=["file_12"])]
    name: str
    content_type: str
    size: Annotated[int, msgspec.Meta(description="Bytes")]
    sha256: Annotated[str, msgspec.Meta(description="Of the bytes, in hex", pattern="^[0-9a-f]{64}$")]
    url: str
    ticket_id: str | None
    conversation_id: str | None
    created_at: Moment
