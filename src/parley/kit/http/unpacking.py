"""Bodies as they were before a server packed them, piece by piece, so that a bomb ends where the limit is."""

import zlib
from collections.abc import Callable, Iterator

from parley.kit.http.errors import Unreachable

PIECE = 64 * 1024
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_EITHER_HEADER = 32 + zlib.MAX_WBITS


def check_coding(header: str) -> bool:
    """Whether a body with this `Content-Encoding` is packed; Unreachable for codings that nobody asked for."""
    codings = [each.strip().lower() for each in header.split(",")]
    codings = [each for each in codings if each not in {"", "identity"}]
    if len(codings) > 1 or not _PACKED.issuperset(codings):
        raise Unreachable(f"the answer is coded as {header[:60]!r}")
    return bool(codings)


class Unpacker:
    """Unpacks one body, fed chunk by chunk."""

    def __init__(self) -> None:
        self._engine = zlib.decompressobj(_EITHER_HEADER)
        self._fed = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Yield the content of a chunk in pieces, each made when it is asked for. Raises Unreachable."""
        rest = chunk
        while rest:
            if self._engine.eof:  # several members after each other are one body
                self._engine = zlib.decompressobj(_EITHER_HEADER)
            self._fed = True
            piece = _step(self._engine.decompress, rest)
            rest = self._engine.unused_data or self._engine.unconsumed_tail
            if piece:
                yield piece

    def finish(self) -> bytes:
        """Return what is left. Raises Unreachable when the body just stops; one without a byte is empty."""
        tail = self._engine.flush()
        if self._fed and not self._engine.eof:
            raise Unreachable("the packed answer just stops")
        return tail


def _step(decompress: Callable[[bytes, int], bytes], data: bytes) -> bytes:
    try:
        return decompress(data, PIECE)
    except zlib.error as error:
        raise Unreachable(f"the packed answer is broken: {error}") from error
