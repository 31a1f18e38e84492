"""Forms byte by byte, well formed and not."""

from collections.abc import AsyncGenerator

BOUNDARY = "----parley-test-7MA4YWxk"
TYPE = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}


def part(body: bytes, disposition: str = 'form-data; name="file"; filename="a.txt"', *headers: str) -> bytes:
    """Write one part; `headers` come after its disposition."""
    lines = [f"Content-Disposition: {disposition}", *headers]
    return b"".join(
        [f"--{BOUNDARY}\r\n".encode(), "".join(f"{line}\r\n" for line in lines).encode(), b"\r\n", body, b"\r\n"]
    )


def form(*parts: bytes, closed: bool = True) -> bytes:
    """Write the parts, and the closing boundary unless it is to be missing."""
    return b"".join(parts) + (f"--{BOUNDARY}--\r\n".encode() if closed else b"")


async def dribbled(body: bytes, size: int) -> AsyncGenerator[bytes]:
    """Send a body in pieces of `size` bytes."""
    for place in range(0, len(body), size):
        yield body[place : place + size]


async def endless(first: bytes, piece: bytes, times: int) -> AsyncGenerator[bytes]:
    """Send a part's beginning and then one piece again and again."""
    yield first
    for _ in range(times):
        yield piece
