"""A body cut into its parts while it arrives: pulled, never pushed, so a slow store slows the sender down."""

import logging
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from enum import Enum
from typing import TYPE_CHECKING

import msgspec
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser

from parley.api.toolbox.multipart.headers import broken, read_parameters
from parley.core.errors import Invalid
from parley.kit.text.storable import is_storable

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

LONGEST_NAME = 100
LONGEST_FILE_NAME = 2000
# RFC 7578 has no encodings: taking another for granted would store a text that nobody wrote.
PLAIN = frozenset({b"7bit", b"8bit", b"binary"})
# The parser warns of each broken body; those are strangers' mistakes and they get their answer.
logging.getLogger("python_multipart").setLevel(logging.CRITICAL)


class Part(msgspec.Struct, frozen=True):
    """What a part says of itself; a part with a file name is a file, even an empty one."""

    name: str
    file_name: str | None
    content_type: str | None


class _Step(Enum):
    OPEN = "headers are complete"
    DATA = "bytes"
    CLOSE = "the part is complete"
    END = "the closing boundary was seen"


_Headers = list[tuple[bytes, bytes]]


class PartReader:
    """Reads the parts of one body in their order; `most` is how many there may be."""

    def __init__(self, chunks: AsyncIterator[bytes], boundary: bytes, most: int) -> None:
        self._chunks = chunks
        self._parser = MultipartParser(boundary, _callbacks(self))
        self._steps: deque[tuple[_Step, bytes | _Headers]] = deque()
        self._most = most
        self._count = 0
        self.name = bytearray()
        self.value = bytearray()
        self.headers: _Headers = []

    async def next(self) -> Part | None:
        """Go on to the next part, past what is left of the present one; None after the closing boundary.

        Raises Invalid for broken headers and boundaries, too many parts, and a body that just stops.
        """
        while True:
            step, said = await self._pull()
            if step is _Step.END:
                await self._drain()
                return None
            if step is _Step.OPEN and isinstance(said, list):
                return _part(said)

    async def data(self) -> AsyncGenerator[bytes]:
        """Yield the bytes of the present part, once."""
        while True:
            step, said = await self._pull()
            if step is not _Step.DATA or not isinstance(said, bytes):
                return
            yield said

    def opened(self) -> None:
        """Begin a part."""
        self._count += 1
        if self._count > self._most:
            raise Invalid.at("", f"A form may have {self._most} parts at most")
        self.headers = []

    def header_ended(self) -> None:
        """Keep a header."""
        self.headers.append((bytes(self.name).lower(), bytes(self.value)))
        self.name.clear()
        self.value.clear()

    def add(self, step: _Step, said: bytes | _Headers = b"") -> None:
        """Note a step for the reader."""
        self._steps.append((step, said))

    async def _pull(self) -> tuple[_Step, bytes | _Headers]:
        while not self._steps:
            chunk = await anext(self._chunks, None)
            if chunk is None:
                raise Invalid.at("", "The form ends without its closing boundary")
            try:
                self._parser.write(chunk)
            except FormParserError:
                raise broken() from None
        return self._steps.popleft()

    async def _drain(self) -> None:
        async for _ in self._chunks:
            pass


def _callbacks(reader: PartReader) -> "MultipartCallbacks":
    def extend_name(data: bytes, start: int, end: int) -> None:
        reader.name += data[start:end]

    def extend_value(data: bytes, start: int, end: int) -> None:
        reader.value += data[start:end]

    return {
        "on_part_begin": reader.opened,
        "on_header_field": extend_name,
        "on_header_value": extend_value,
        "on_header_end": reader.header_ended,
        "on_headers_finished": lambda: reader.add(_Step.OPEN, reader.headers),
        "on_part_data": lambda data, start, end: reader.add(_Step.DATA, data[start:end]),
        "on_part_end": lambda: reader.add(_Step.CLOSE),
        "on_end": lambda: reader.add(_Step.END),
    }


def _part(headers: _Headers) -> Part:
    said = dict(headers)
    if len(said) != len(headers) or said.get(b"content-transfer-encoding", b"binary").lower() not in PLAIN:
        raise broken()
    disposition, parameters = read_parameters(said.get(b"content-disposition", b""))
    if disposition != b"form-data" or b"name" not in parameters:
        raise broken()
    name = _text(parameters[b"name"])
    file_name = _text(parameters[b"filename"]) if b"filename" in parameters else None
    if not name.isprintable() or not 0 < len(name) <= LONGEST_NAME or len(file_name or "") > LONGEST_FILE_NAME:
        raise broken()
    kind = said.get(b"content-type")
    return Part(name, file_name, None if kind is None else kind.decode("latin-1"))


def _text(raw: bytes) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise broken() from None
    if not is_storable(text):
        raise broken()
    return text
