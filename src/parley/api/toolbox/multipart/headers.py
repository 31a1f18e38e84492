"""Header values with parameters, read strictly: what is not well formed is refused, never guessed."""

import re

from parley.core.errors import Invalid

_TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_VALUE = re.compile(rb"[ \t]*([^;\s]+)[ \t]*")
# Browsers send backslashes as they are and write a quote as %22; others escape the quote.
_PARAMETER = re.compile(rb";[ \t]*(" + _TOKEN + rb')[ \t]*=[ \t]*(?:"((?:\\"|[^"])*+)"|(' + _TOKEN + rb"))[ \t]*")
_REST = re.compile(rb";?[ \t]*")


def broken() -> Invalid:
    """Make the error for a body that is not what its type says."""
    return Invalid.at("", "The body is not well-formed multipart/form-data")


def read_parameters(header: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Split a header into its lower-case value and its parameters; raise Invalid when it is broken.

    Extended parameters (`filename*`) are passed over: RFC 7578 forbids them in forms.
    """
    found = _VALUE.match(header)
    if found is None:
        raise broken()
    place = found.end()
    parameters: dict[bytes, bytes] = {}
    while more := _PARAMETER.match(header, place):
        name = more[1].lower()
        if name in parameters:
            raise broken()
        if not name.endswith(b"*"):
            parameters[name] = more[2].replace(b'\\"', b'"') if more[2] is not None else more[3]
        place = more.end()
    if not _REST.fullmatch(header, place):
        raise broken()
    return found[1].lower(), parameters
