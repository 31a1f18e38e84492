"""Bodies as they were before a server packed them, piece by piece, so that a bomb ends where the limit is."""

import zlib
from collections.abc import AsyncIterator, Callable

from parley.kit.http.errors import TooMuch, Unreachable

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


async def unpacked(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield the content of a packed body in pieces. Raises Unreachable when it is broken or just stops."""
    engine, fed = zlib.decompressobj(_EITHER_HEADER), False
    async for chunk in chunks:
        rest = chunk
        while rest:
            if engine.eof:  # several members after each other are one body
                engine = zlib.decompressobj(_EITHER_HEADER)
            piece, fed = _step(engine.decompress, rest), True
            rest = engine.unused_data or engine.unconsumed_tail
            if piece:
                yield piece
    if not fed:
        return
    if tail := engine.flush():
        yield tail
    if not engine.eof:
        raise Unreachable("the packed answer just stops")


async def limited(chunks: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    """Yield the chunks; raise TooMuch instead of the one that passes `most` bytes."""
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise TooMuch(most)
        yield chunk


def _step(decompress: Callable[[bytes, int], bytes], data: bytes) -> bytes:
    try:
        return decompress(data, PIECE)
    except zlib.error as error:
        raise Unreachable(f"the packed answer is broken: {error}") from error
