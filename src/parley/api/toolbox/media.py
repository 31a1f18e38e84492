"""Which bodies are read: of the right type, and not compressed."""

from parley.api.toolbox.call import Call
from parley.core.errors import ParleyError


class UnsupportedMediaType(ParleyError):
    """The body is not of a type this operation reads, or it is compressed."""

    code = "unsupported_media_type"


def media_of(call: Call) -> bytes:
    """Return the type that the body says it has, in lower case; nothing when it says none."""
    return (call.header(b"content-type") or b"").split(b";", 1)[0].strip().lower()


def check_media(call: Call, wanted: str) -> None:
    """Raise UnsupportedMediaType unless the body says that it is of the wanted type."""
    if media_of(call) != wanted.encode():
        raise UnsupportedMediaType(f"Content-Type must be {wanted}")


def check_encoding(call: Call) -> None:
    """Raise UnsupportedMediaType for a compressed body: nothing is inflated, so no small body becomes a large one."""
    given = call.header(b"content-encoding")
    if given is not None and given.strip().lower() not in {b"", b"identity"}:
        raise UnsupportedMediaType("Content-Encoding must be identity")
